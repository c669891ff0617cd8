import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import { CROP_KINDS, MAX_WATERMARK, REDACTABLE } from '../../../domain/extra.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { SOURCE_FORMATS } from '../image/source-format.mts';
import { EXTRA_SCHEMA } from './openapi-extra.mts';

const textOrNull = (description: string, more: object = {}) => ({
	...{ type: ['string', 'null'], description },
	...more,
});

const DATE = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const FIELDS: Record<(typeof ID_CARD_FIELD_NAMES)[number], object> = {
	side: {
		...{ type: ['integer', 'null'], enum: [0, 1, null] },
		description: '1: portrait side, 0: emblem side.',
	},
	identity_name: textOrNull('Name.'),
	identity_code: textOrNull('ID number of 18 characters.'),
	gender: textOrNull('男 or 女.'),
	race: textOrNull('Ethnic group without 族.'),
	birth: textOrNull('Date of birth.', DATE),
	address: textOrNull('Address.'),
	issued_by: textOrNull('Issuing authority (emblem side).'),
	valid_date_start: textOrNull('First day of validity (emblem side).', DATE),
	valid_date_end: textOrNull('Last day of validity, or 长期 (emblem side).'),
};

const REQUEST_ID = { type: 'string', pattern: '^req_[0-9a-f]{24}$' };
const REPLY_KEYS = ['code', 'msg', 'data', 'request_id'];

const ASKED_IMAGES = {
	type: 'object',
	additionalProperties: false,
	// Without it the watermark would be written on nothing.
	dependentRequired: { watermark: ['redact'] },
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
		watermark: {
			...{ type: 'string', minLength: 1, maxLength: MAX_WATERMARK },
			description:
				'Text to write across each redacted page. Characters beyond GB 2312, Latin letters and ' +
				'punctuation are refused.',
		},
	},
} as const;

const EXTRA = { $ref: '#/components/schemas/Extra' };

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
				'false if absent. An object asks for images besides.',
			oneOf: [{ type: 'boolean' }, ASKED_IMAGES],
		},
	},
});

const SCHEMAS = {
	IdCardFields: {
		type: 'object',
		required: ID_CARD_FIELD_NAMES,
		properties: FIELDS,
		additionalProperties: false,
	},
	Extra: EXTRA_SCHEMA,
	IdCardOcrReply: {
		type: 'object',
		required: REPLY_KEYS,
		additionalProperties: false,
		properties: {
			code: { type: 'integer', const: SUCCESS_CODE },
			msg: { type: 'string', const: '成功' },
			data: { $ref: '#/components/schemas/IdCardFields' },
			extra: EXTRA,
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
	return { IdCardOcrRequest: requestSchema(accepted), ...SCHEMAS };
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
			...(codes.includes(5021) && { extra: EXTRA }),
			request_id: REQUEST_ID,
		},
	};
}
