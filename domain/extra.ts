import { ID_CARD_FIELD_NAMES, ID_CARD_FIELDS, type IdCardFields } from './id-card.ts';
import { ALL_PRINTED_FIELDS, type PrintedField } from './required-fields.ts';
import {
	boolean,
	code,
	codeList,
	jpeg,
	list,
	number,
	object,
	oneOf,
	string,
	tuple,
	type ValueOf,
} from './schema.ts';

export const CROP_KINDS = ['card', 'portrait', 'redacted', 'copy'] as const;

export type CropKind = (typeof CROP_KINDS)[number];

/** The size of a card that is cut out, in pixels: 85.6 × 54 mm (ISO/IEC 7810) at 300 dots per inch. */
export const CARD_PICTURE = { width: 1012, height: 638 };

/** What can be covered on a redacted copy: every printed value, and the portrait. */
export type Redactable = PrintedField | 'portrait';

export const REDACTABLE: readonly Redactable[] = [...ALL_PRINTED_FIELDS, 'portrait'];

/** What a copy is for where nobody says more: "for this matter only". */
export const DEFAULT_PURPOSE = '仅供本次业务办理使用';

/** Most characters of a watermark: it should be legible on a card. */
export const MAX_WATERMARK = 40;

/** Images that a request can ask for in addition to the details. */
export const EXTRA_IMAGES = object({
	crops: list(oneOf('string', CROP_KINDS))
		.describe('What to cut out of each card; see `crops` of a card.')
		.optional(),
	redact: list(oneOf('string', REDACTABLE))
		.describe('What a redacted copy covers; `crops` must name `redacted`.')
		.optional(),
	watermark: string
		.describe(
			'Purpose, written across `copy`, which needs it, and `redacted`. Characters beyond GB 2312, Latin letters and ' +
				'punctuation are refused.',
			{ minLength: 1, maxLength: MAX_WATERMARK },
		)
		.optional(),
});

export type ExtraImages = ValueOf<typeof EXTRA_IMAGES>;

/** The key `extra` of a request, which only a self-hosted server knows: the details, and images if it asks for them. */
export type ExtraRequest = true | ExtraImages;

export const EXTRA_VERSION = 2;

const CARD_FIELDS = ID_CARD_FIELDS.documentedAs({ $ref: '#/components/schemas/IdCardFields' });

const COUNT = number({ minimum: 1 }, 'integer');
const INDEX = number({ minimum: 0 }, 'integer');
const SHARE = number({ minimum: 0, maximum: 1 });
const COORDINATE = number().documentedAs({ type: 'integer', minimum: 0 });
const CORNER = tuple(COORDINATE, COORDINATE);

const BOX = tuple(CORNER, CORNER, CORNER, CORNER).describe(
	'Four corners [x, y] in pixels of the page as sent, after its EXIF rotation; clockwise from ' +
		'the top left of the text.',
);

const LEFT_OUT = object({
	text: string,
	reason: code('leftOut'),
	box: BOX,
});

const FIELD_DETAILS = object(
	{
		confidence: SHARE.nullable().describe(
			'Probability that the value is right, at most 0.999; null if the field is null. Calibrated ' +
				'on drawn cards.',
		),
		box: BOX.nullable(),
		leftOut: list(LEFT_OUT)
			.describe('Present if something was read in the place of the value that is not in it.')
			.optional(),
	},
	'confidence',
);

const DETAILS = object(
	Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, FIELD_DETAILS])) as Record<
		keyof IdCardFields,
		typeof FIELD_DETAILS
	>,
);

const QUALITY = object({
	blur: SHARE.describe('Blur of the text; 0 is sharp.'),
	glare: SHARE.describe("Share of the card's text area that is washed out by glare."),
	brightness: SHARE.describe("Mean brightness of the card's text area; 1 is white."),
	cutOff: boolean.describe(
		'Whether text touches the edge of the image, or the card ends well beyond it.',
	),
});

const REVIEW = object(
	{
		field: oneOf('string', ID_CARD_FIELD_NAMES),
		reasons: codeList('reasons', { minItems: 1 }),
	},
	'field',
);

const REVIEWS = list(REVIEW, { maxItems: ID_CARD_FIELD_NAMES.length });

const PAGE_NUMBER = COUNT.describe('Page of the document; 1 for an image.');

const CARD = object({
	page: PAGE_NUMBER,
	fields: CARD_FIELDS,
	details: DETAILS.describe('Confidence and position of each field.'),
	box: BOX.describe(
		"Four corners [x, y] of the card's outline in pixels of the page as sent, clipped to it; " +
			"clockwise from the card's own top left.",
	),
	angle: number({ minimum: 0, maximum: 360 })
		.documentedAs({ type: 'number', minimum: 0, exclusiveMaximum: 360 })
		.describe('Clockwise rotation of the image in degrees that turns the card upright.'),
	quality: QUALITY.newer(),
	warnings: codeList('warnings').newer(),
	needsReview: REVIEWS.describe('The fields of this card that a person should look at.'),
	person: INDEX.nullable().describe(
		"Index into `people`; null if no other card is known to be the same person's.",
	),
	crops: object({
		card: jpeg
			.describe(`The card upright, ${CARD_PICTURE.width} × ${CARD_PICTURE.height} pixels.`)
			.optional(),
		portrait: jpeg
			.nullable()
			.describe('The portrait upright, 319 × 404 pixels; null on a side without one.')
			.optional(),
		redacted: jpeg
			.nullable()
			.describe(
				'The card as in `copy`, with what `redact` names under black bars, and its rim white; null if it is not sure where ' +
					'the card prints its values.',
			)
			.optional(),
		copy: jpeg
			.describe('The card as in `card`, on white, with `watermark` large along its diagonal.')
			.optional(),
	})
		.describe('Present if the request has `crops`, with what it names.')
		.optional(),
});

const PERSON = object(
	{
		cards: list(INDEX, { minItems: 2, uniqueItems: true }).describe('Indices into `cards`.'),
		provenBy: codeList('provenBy', { minItems: 1 }),
		needsReview: boolean
			.describe('Whether two sides are only proposed as one card: a person has to look at both.')
			.newer(),
	},
	'cards',
);

const PAGE = object({
	page: PAGE_NUMBER,
	width: COUNT.describe('Pixels as sent, after EXIF rotation.'),
	height: COUNT.describe('Likewise.'),
	unread: boolean
		.describe(
			"Present and true if something beside the page's cards seems to be a card that could not be read.",
			{ enum: [true] },
		)
		.optional(),
});

const LINE = object({
	text: string,
	confidence: SHARE.describe('Mean probability of the characters.'),
	box: BOX,
});

const UNREAD = object({
	reason: code('unread'),
	retry: boolean.describe('Whether another photo may help; false for another document.'),
	seen: list(oneOf('string', ALL_PRINTED_FIELDS), { uniqueItems: true })
		.describe(
			'With `card-not-readable` alone: the fields whose printed label or value was read, in the order ' +
				"of `data`; empty if only a card's titles were.",
		)
		.optional(),
});

/** The key `extra` of a self-hosted server's reply. */
export const EXTRA = object({
	version: oneOf('integer', [EXTRA_VERSION]).describe('Version of these details.'),
	fields: DETAILS.describe('Confidence and position of each field of `data`.'),
	quality: QUALITY.describe('Of the card of `data`; without a card, of the image.'),
	lines: list(LINE)
		.describe('The lines as recognized, in reading order; of a dense page the thickest ones.')
		.documentedOnly(),
	cards: list(CARD).describe(
		'Every side of a card on all pages, in whatever direction it lies; that of `data` first.',
	),
	people: list(PERSON).describe(
		'The people of whom several cards were found. What rests on order or on place and age alone needs a review; ' +
			'sides that contradict each other, or of which several may belong together, are not joined.',
	),
	warnings: codeList('warnings'),
	needsReview: REVIEWS.describe(
		'The fields of `data` that a person should look at, in the order of `data`; empty where ' +
			'none needs it.',
	),
	unread: UNREAD.describe(
		'Present with 5021 if it is certain why no card was read; of a document, if that holds for every page, ' +
			'or `card-not-readable` for any.',
	).optional(),
	pages: list(PAGE, { minItems: 1 }).describe('Every page in its order; an image is one page.'),
}).describe(
	'Present if the request has `extra` other than false. Of a document, what is neither in `cards`, ' +
		'`people` nor `pages` is of the page with the card of `data`, or of page 1 if there is no card.',
);

export type Quality = ValueOf<typeof QUALITY>;
export type Review = ValueOf<typeof REVIEW>;
export type ExtraCard = ValueOf<typeof CARD>;
export type Extra = ValueOf<typeof EXTRA>;
