import { EXTRA, EXTRA_IMAGES } from '../../../domain/extra.ts';
import { ID_CARD_FIELDS } from '../../../domain/id-card.ts';
import { LEFT_OUT_REASONS } from '../card/fields/left-out.mts';
import { REVIEW_REASONS } from '../card/review/review.mts';
import { REASONS } from '../errors/why.mts';
import { PEOPLE_EVIDENCE } from '../extra/people.mts';
import { UNREAD_REASONS } from '../extra/unread.mts';
import { WARNINGS } from '../extra/warnings.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';

export const choice = (words: readonly string[]) => ({ type: 'string', enum: words });

/** An object with these keys and no others. */
export const closed = (properties: Record<string, object>, optional: readonly string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required: Object.keys(properties).filter((key) => !optional.includes(key)),
});

export const meaningsOf = (codes: Readonly<Record<string, string>>) =>
	Object.entries(codes)
		.map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
		.join('\n');

const listed = (codes: Readonly<Record<string, string>>) => ({
	items: choice(Object.keys(codes)),
	description: meaningsOf(codes),
});

const CODES = {
	warnings: listed(WARNINGS),
	reasons: listed(REVIEW_REASONS),
	provenBy: listed(PEOPLE_EVIDENCE),
	unread: listed(UNREAD_REASONS),
	leftOut: listed(LEFT_OUT_REASONS),
};

const FILE = { type: 'string', format: 'binary' };

const example = (extra?: object | true, end = 'AAA=') => ({
	input_type: 'base64',
	input_data: `/9j/4AAQSkZJRgABAQAAAQAB${end}`,
	extra,
});

const requestSchema = ({ formats, maxBase64Length }: AcceptedImages) => ({
	type: 'object',
	required: ['input_type', 'input_data'],
	examples: [
		example(),
		example(true),
		example(true, 'AA=='),
		example({
			crops: ['card', 'portrait', 'redacted'],
			redact: ['identity_code', 'portrait'],
			watermark: '仅供办理入职使用',
		}),
	],
	properties: {
		input_type: choice(['url', 'base64']),
		input_data: {
			type: 'string',
			minLength: 1,
			description:
				'An http(s) URL of an image or a document, or its bytes in base64 ' +
				`(at most ${maxBase64Length} characters; a data: prefix and whitespace are allowed). ` +
				`Formats that this server reads: ${formats.join(', ')}. The content decides, not a name.`,
		},
		extra: {
			// No "default", which would make the key required in clients that are generated.
			description:
				'Whether to return confidence, positions, image quality and warnings too; ' +
				'false if absent. An object also asks for images.',
			oneOf: [{ type: 'boolean' }, EXTRA_IMAGES.json(CODES)],
		},
	},
});

export function fileContent({ fileTypes, maxBytes }: AcceptedImages, description?: string): object {
	const schema = { ...FILE, minLength: 1, maxLength: maxBytes, description };
	return Object.fromEntries(fileTypes.map((type) => [type, { schema }]));
}

/** The content of a request that asks for a card, in every form in which it may be sent. */
export function cardContent(accepted: AcceptedImages): object {
	const { type, properties } = requestSchema(accepted);
	const form = {
		description:
			'One file, in `image` or a field of any other name; or the image as text, as in JSON, in ' +
			'`input_data` or `image`, where `input_type` may be left out. `extra` may be in the query instead.',
		type,
		anyOf: [{ required: ['image'] }, { required: ['input_data'] }],
		properties: { image: FILE, ...properties },
	};
	const file = 'The file itself; `extra` is in the query: `?extra=true`, or an object in JSON.';
	return {
		'application/json': { schema: { $ref: '#/components/schemas/IdCardOcrRequest' } },
		...fileContent(accepted, file),
		// Dify lists the fields of the last type, and sends them as the first.
		'multipart/form-data': { schema: form },
	};
}

export const namedSchemas = (accepted: AcceptedImages) => ({
	IdCardOcrRequest: requestSchema(accepted),
	IdCardFields: ID_CARD_FIELDS.json(CODES),
	Reason: {
		...choice(Object.keys(REASONS)),
		description: 'Why, for programs; absent where `code` tells. Later versions may have more.',
	},
	Extra: EXTRA.json(CODES),
});
