import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { WARNINGS } from '../extra/warnings.mts';

const share = (description: string) => ({
	...{ type: 'number', minimum: 0, maximum: 1 },
	description,
});

const CORNER = {
	...{ type: 'array', minItems: 2, maxItems: 2 },
	items: { type: 'integer', minimum: 0 },
};

const box = (type: string | string[]) => ({
	...{ type, minItems: 4, maxItems: 4, items: CORNER },
	description:
		'Four corners [x, y] in pixels of the picture as sent, after its EXIF turn; clockwise from ' +
		'the top left of the text.',
});

const closed = (properties: Record<string, object>, description?: string) => ({
	...(description && { description }),
	type: 'object',
	required: Object.keys(properties),
	additionalProperties: false,
	properties,
});

const FIELD_PLACE = closed({
	confidence: {
		...{ type: ['number', 'null'], minimum: 0, maximum: 1 },
		description:
			'Mean probability of the characters the field was read from; null without a value.',
	},
	box: box(['array', 'null']),
});

const QUALITY = closed({
	blur: share('How blurred the text is; 0 is sharp.'),
	glare: share("Share of the card's text area that reflected light washes out."),
	brightness: share("Mean brightness of the card's text area; 1 is white."),
	cutOff: { type: 'boolean', description: "Whether text reaches the picture's edge." },
});

const warningTable = Object.entries(WARNINGS).map(([code, meaning]) => `- \`${code}\`: ${meaning}`);

/** What a reply has beside `data` when the request asks for it with `extra`. */
export const EXTRA_SCHEMA = closed(
	{
		fields: closed(
			Object.fromEntries(ID_CARD_FIELD_NAMES.map((name) => [name, FIELD_PLACE])),
			'How surely each field of `data` was read, and where it stands.',
		),
		orientation: {
			...{ type: ['integer', 'null'], enum: [0, 90, 180, 270, null] },
			description: 'Degrees clockwise to turn the picture upright; null without any text.',
		},
		angle: {
			...{ type: ['number', 'null'], minimum: 0, exclusiveMaximum: 360 },
			description: 'The same without rounding to quarters.',
		},
		quality: QUALITY,
		lines: {
			type: 'array',
			description: 'Every line as recognized, in reading order.',
			items: closed({
				text: { type: 'string' },
				confidence: share('Mean probability of the characters.'),
				box: box('array'),
			}),
		},
		sides: {
			...{ type: 'array', maxItems: 2, items: { $ref: '#/components/schemas/IdCardFields' } },
			description: 'The ten fields of each side in the picture, those of `data` first.',
		},
		warnings: {
			...{ type: 'array', uniqueItems: true },
			items: { type: 'string', enum: Object.keys(WARNINGS) },
			description: warningTable.join('\n'),
		},
	},
	'There where the request has `extra: true`.',
);
