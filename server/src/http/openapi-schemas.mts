import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import {
	CROP_KINDS,
	EXTRA,
	MAX_WATERMARK,
	REDACT_AREAS,
	REDACTABLE,
} from '../../../domain/extra.ts';
import { ID_CARD_FIELDS } from '../../../domain/id-card.ts';
import { LEFT_OUT_REASONS } from '../card/fields/left-out.mts';
import { REVIEW_REASONS } from '../card/doubts/review.mts';
import { UNSETTLED } from '../crops/redacted.mts';
import { PEOPLE_PROOFS } from '../extra/people.mts';
import { UNREAD_REASONS } from '../extra/unread.mts';
import { WARNINGS } from '../extra/warnings.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { SOURCE_FORMATS } from '../image/source-formats.mts';

/** Codes with their meanings, in Markdown. */
const meaningsOf = (codes: Record<string, string>) => ({
	items: { type: 'string', enum: Object.keys(codes) },
	description: Object.entries(codes)
		.map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
		.join('\n'),
});

const CODES = {
	warnings: meaningsOf(WARNINGS),
	reasons: meaningsOf(REVIEW_REASONS),
	provenBy: meaningsOf(PEOPLE_PROOFS),
	unsettled: meaningsOf(UNSETTLED),
	unread: meaningsOf(UNREAD_REASONS),
	leftOut: meaningsOf(LEFT_OUT_REASONS),
};

const REQUEST_ID = { type: 'string', pattern: '^req_[0-9a-f]{24}$' };
const REPLY_KEYS = ['code', 'msg', 'data', 'request_id'];

const ASKED_IMAGES = {
	type: 'object',
	additionalProperties: false,
	// Without it there is no copy.
	dependentRequired: { redactArea: ['redact'], watermark: ['redact'] },
	properties: {
		crops: {
			...{ type: 'array', items: { type: 'string', enum: CROP_KINDS } },
			description: 'What to cut out of each card, as JPEG in base64; see `crops` of a card.',
		},
		redact: {
			...{ type: 'array', items: { type: 'string', enum: REDACTABLE } },
			description:
				'What to cover on each page; see `redacted` of a page. With an empty list nothing is covered.',
		},
		redactArea: {
			...{ type: 'string', enum: REDACT_AREAS },
			description:
				'What the copy shows. `card`, as without it: the cards alone, all around them black. `page`: ' +
				'the whole page. That is best effort: what is written beside a card in a form that is not ' +
				'recognized stays legible. With an empty `redact` the copy is always the whole page.',
		},
		watermark: {
			...{ type: 'string', minLength: 1, maxLength: MAX_WATERMARK },
			description:
				'Text to write across each redacted page. Characters beyond GB 2312, Latin letters and ' +
				'punctuation are refused.',
		},
	},
} as const;

const EXTRA_REF = { $ref: '#/components/schemas/Extra' };

const requestSchema = ({ formats, maxBase64Length }: AcceptedImages) => ({
	type: 'object',
	required: ['input_type', 'input_data'],
	examples: [
		{ input_type: 'base64', input_data: '/9j/4AAQSkZJRgABAQAAAQABAAA=' },
		{ input_type: 'base64', input_data: '/9j/4AAQSkZJRgABAQAAAQABAAA=', extra: true },
		{ input_type: 'base64', input_data: '/9j/4AAQSkZJRgABAQAAAQABAA==', extra: true },
		{
			...{ input_type: 'base64', input_data: '/9j/4AAQSkZJRgABAQAAAQABAAA=' },
			extra: {
				...{ crops: ['card', 'portrait'], redact: ['identity_code', 'portrait'] },
				watermark: '仅供办理入职使用',
			},
		},
	],
	properties: {
		input_type: { type: 'string', enum: ['url', 'base64'] },
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
			oneOf: [{ type: 'boolean' }, ASKED_IMAGES],
		},
	},
});

function formSchema(accepted: AcceptedImages): object {
	const { type, properties } = requestSchema(accepted);
	return {
		description:
			'One file, in `image` or a field of any other name; or the image as text, as in JSON, in ' +
			'`input_data` or `image`, where `input_type` may be left out. `extra` may be in the query instead.',
		...{ type, anyOf: [{ required: ['image'] }, { required: ['input_data'] }] },
		properties: { image: { type: 'string', format: 'binary' }, ...properties },
	};
}

const fileSchema = ({ maxBytes }: AcceptedImages) => ({
	...{ type: 'string', format: 'binary', minLength: 1, maxLength: maxBytes },
	description:
		'The file itself. `extra` is then in the query: `?extra=true`, or an object in JSON.',
});

/** The content of a request that sends a file itself, by its type. */
export function fileContent({ types }: AcceptedImages, schema: object): Record<string, object> {
	const all = [...types.split(', '), 'application/octet-stream'];
	return Object.fromEntries(all.map((type) => [type, { schema }]));
}

const SCHEMAS = {
	IdCardFields: ID_CARD_FIELDS.json(CODES),
	Extra: EXTRA.json(CODES),
	IdCardOcrReply: {
		type: 'object',
		required: REPLY_KEYS,
		additionalProperties: false,
		properties: {
			code: { type: 'integer', const: SUCCESS_CODE },
			msg: { type: 'string', const: '成功' },
			data: { $ref: '#/components/schemas/IdCardFields' },
			extra: EXTRA_REF,
			request_id: REQUEST_ID,
		},
	},
	Health: {
		type: 'object',
		required: ['status', 'formats'],
		additionalProperties: false,
		properties: {
			status: { type: 'string', enum: ['loading', 'ready', 'failed'] },
			models: { type: 'string', description: 'The model pack in use; absent until it is loaded.' },
			precision: {
				type: 'string',
				enum: ['int8', 'fp32'],
				description: 'The arithmetic of its networks; absent until they are loaded.',
			},
			formats: {
				type: 'array',
				items: { type: 'string', enum: SOURCE_FORMATS },
				description: 'The formats that are read.',
			},
		},
	},
	Liveness: {
		type: 'object',
		required: ['status'],
		additionalProperties: false,
		properties: { status: { type: 'string', const: 'alive' } },
	},
	Readiness: {
		type: 'object',
		required: ['status'],
		additionalProperties: false,
		properties: {
			status: { type: 'string', enum: ['loading', 'ready', 'failed', 'draining'] },
		},
	},
} as const;

/** Returns the reusable schemas of the document of a server that takes these files. */
export function schemasOf(accepted: AcceptedImages): object {
	return {
		IdCardOcrRequest: requestSchema(accepted),
		IdCardOcrForm: formSchema(accepted),
		IdCardOcrFile: fileSchema(accepted),
		...SCHEMAS,
	};
}

/** Returns the schema of an error reply with one of the codes. */
export function errorSchema(codes: readonly number[]): object {
	return {
		type: 'object',
		required: REPLY_KEYS,
		additionalProperties: false,
		properties: {
			code: { type: 'integer', enum: codes },
			msg: { type: 'string', minLength: 1 },
			data: { type: 'null' },
			// Image quality is known even if no card was found.
			...(codes.includes(5021) && { extra: EXTRA_REF }),
			request_id: REQUEST_ID,
		},
	};
}
