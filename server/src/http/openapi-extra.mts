import { EXTRA_VERSION } from '../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { REVIEW_REASONS } from '../confidence/review.mts';
import { PEOPLE_PROOFS } from '../extra/people.mts';
import { WARNINGS } from '../extra/warnings.mts';
import { box, closed, jpeg, meaningsOf, share } from './openapi-kinds.mts';

const CROPS = closed({}, 'Present if the request has `crops`, with what it names.', {
	card: jpeg('string', 'The card upright, 1012 × 638 pixels.'),
	portrait: jpeg(
		['string', 'null'],
		'The portrait upright, 319 × 404 pixels; null on a side without one.',
	),
});

const FIELD_PLACE = closed({
	confidence: {
		...{ type: ['number', 'null'], minimum: 0, maximum: 1 },
		description:
			'Probability that the value is right, at most 0.999; null if the field is null. Calibrated ' +
			'on drawn cards.',
	},
	box: box(['array', 'null']),
});

const QUALITY = closed({
	blur: share('Blur of the text; 0 is sharp.'),
	glare: share("Share of the card's text area that is washed out by glare."),
	brightness: share("Mean brightness of the card's text area; 1 is white."),
	cutOff: { type: 'boolean', description: 'Whether text touches the edge of the image.' },
});

const REVIEW = closed({
	field: { type: 'string', enum: [...ID_CARD_FIELD_NAMES] },
	reasons: {
		...{ type: 'array', minItems: 1, uniqueItems: true },
		items: { type: 'string', enum: Object.keys(REVIEW_REASONS) },
		description: meaningsOf(REVIEW_REASONS),
	},
});

const FIELD_PLACES = Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, FIELD_PLACE]));

const PAGE_NUMBER = {
	...{ type: 'integer', minimum: 1 },
	description: 'Page of the document; 1 for an image.',
};

const CARD = closed(
	{
		page: PAGE_NUMBER,
		fields: { $ref: '#/components/schemas/IdCardFields' },
		details: closed(FIELD_PLACES, 'Confidence and position of each field.'),
		box: {
			...box('array'),
			description:
				"Four corners [x, y] of the card's outline in pixels of the page as sent, clipped to it; " +
				"clockwise from the card's own top left.",
		},
		angle: {
			...{ type: 'number', minimum: 0, exclusiveMaximum: 360 },
			description: 'Clockwise rotation of the image in degrees that turns the card upright.',
		},
		needsReview: {
			...{ type: 'array', maxItems: ID_CARD_FIELD_NAMES.length, items: REVIEW },
			description: 'The fields of this card that a person should look at.',
		},
		person: {
			...{ type: ['integer', 'null'], minimum: 0 },
			description: "Index into `people`; null if no other card is proven to be the same person's.",
		},
	},
	undefined,
	{ crops: CROPS },
);

const PERSON = closed({
	cards: {
		...{ type: 'array', minItems: 2, uniqueItems: true, items: { type: 'integer', minimum: 0 } },
		description: 'Indices into `cards`.',
	},
	provenBy: {
		...{ type: 'array', minItems: 1, uniqueItems: true },
		items: { type: 'string', enum: Object.keys(PEOPLE_PROOFS) },
		description: meaningsOf(PEOPLE_PROOFS),
	},
});

const PAGE = closed(
	{
		page: PAGE_NUMBER,
		width: { type: 'integer', minimum: 1, description: 'Pixels as sent, after EXIF rotation.' },
		height: { type: 'integer', minimum: 1, description: 'Likewise.' },
	},
	undefined,
	{
		redacted: jpeg(
			['string', 'null'],
			'Present if the request has `redact`: the page, upright by its EXIF rotation, its long side at ' +
				'most 1600 pixels, with those places black on every card found and the watermark across the ' +
				'rest. Null if something was to be covered and no card was found on this page.',
		),
	},
);

/** What a reply contains beside `data` if the request sets `extra`. */
export const EXTRA_SCHEMA = closed(
	{
		version: { type: 'integer', enum: [EXTRA_VERSION], description: 'Version of these details.' },
		fields: closed(FIELD_PLACES, 'Confidence and position of each field of `data`.'),
		orientation: {
			...{ type: ['integer', 'null'], enum: [0, 90, 180, 270, null] },
			description:
				'Clockwise rotation in degrees that turns the image upright; null if there is no text.',
		},
		angle: {
			...{ type: ['number', 'null'], minimum: 0, exclusiveMaximum: 360 },
			description: 'The same rotation, not rounded to a multiple of 90.',
		},
		quality: QUALITY,
		lines: {
			type: 'array',
			description: 'The lines as recognized, in reading order; of a dense page the thickest ones.',
			items: closed({
				text: { type: 'string' },
				confidence: share('Mean probability of the characters.'),
				box: box('array'),
			}),
		},
		sides: {
			...{ type: 'array', maxItems: 2, items: { $ref: '#/components/schemas/IdCardFields' } },
			description:
				'The ten fields of `data`, and of the other side if its page shows it or another page has the ' +
				"same person's; `cards` has all.",
		},
		cards: {
			...{ type: 'array', items: CARD },
			description:
				'Every side of a card on all pages, in whatever direction it lies; that of `data` first.',
		},
		people: {
			...{ type: 'array', items: PERSON },
			description:
				'The people of whom several cards were found, as far as that is proven. Sides of relatives ' +
				'at one address often cannot be told apart, and are not joined.',
		},
		warnings: {
			...{ type: 'array', uniqueItems: true },
			items: { type: 'string', enum: Object.keys(WARNINGS) },
			description: meaningsOf(WARNINGS),
		},
		needsReview: {
			...{ type: 'array', maxItems: ID_CARD_FIELD_NAMES.length, items: REVIEW },
			description:
				'The fields of `data` that a person should look at, in the order of `data`; empty where ' +
				'none needs it.',
		},
		pages: {
			...{ type: 'array', minItems: 1, items: PAGE },
			description: 'Every page in its order; an image is one page.',
		},
	},
	'Present if the request has `extra` other than false. Of a document, what is neither in `cards`, ' +
		'`people` nor `pages` is of the page with the card of `data`, or of page 1 if there is no card.',
);
