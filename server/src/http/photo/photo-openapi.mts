import { SUCCESS_CODE } from '../../../../domain/api-contract.ts';
import type { ApiErrorCode } from '../../../../domain/api-error.ts';
import type { AcceptedImages } from '../../image/accepted-images.mts';
import { CHECKS, EXPIRES_IN, MAX_TEXT } from './asked-link.mts';
import { CHECKED_SIDES, PHOTO_CHECKS_PATH } from './photo-checks.route.mts';
import { HINTS } from './photo-hint.mts';
import { ASKED_SIDES, LANGUAGES } from './photo-link.mts';
import { PHOTO_LINKS_PATH } from './photo-links.route.mts';

const ID = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$', description: 'Random, of the link.' };
const EXPIRES_AT = { type: 'string', format: 'date-time' };
const SIDES = { type: 'string', enum: ASKED_SIDES };
const CHECKED = Object.keys(CHECKED_SIDES);

const range = ({ least: minimum, most: maximum }: typeof CHECKS) => ({
	...{ type: 'integer', minimum, maximum },
});

const ASKED = {
	type: 'object',
	required: ['deliver_to', 'text'],
	properties: {
		deliver_to: {
			type: 'string',
			description:
				'Where the browser delivers the photos: a URL of an origin that the key may deliver to.',
		},
		text: {
			...{ type: 'string', minLength: 1, maxLength: MAX_TEXT },
			description: 'Who asks for what, and why, in one line.',
		},
		sides: SIDES,
		language: {
			type: ['string', 'null'],
			enum: [...LANGUAGES, null],
			description: "Else the browser's.",
		},
		expires_in: { ...range(EXPIRES_IN), description: `Seconds; ${EXPIRES_IN.default} if absent.` },
		checks: {
			...range(CHECKS),
			description: `Photos that may be checked; ${CHECKS.default} if absent.`,
		},
	},
};

const VERDICT = {
	ok: { type: 'boolean' },
	hint: {
		...{ type: ['string', 'null'], enum: [...Object.keys(HINTS), null] },
		description: [
			'What is wrong; null if nothing is.',
			...Object.entries(HINTS).map(([hint, meaning]) => `- \`${hint}\`: ${meaning}`),
		].join('\n'),
	},
};

/** Returns the paths of photo links. `refusals` makes the responses of these codes. */
export function photoPaths(
	refusals: (codes: ApiErrorCode[]) => object,
	{ types }: AcceptedImages,
): object {
	const visitor = { security: [{ photoLink: [] }] };
	const file = { schema: { type: 'string', format: 'binary', minLength: 1 } };
	return {
		[PHOTO_LINKS_PATH]: {
			post: {
				operationId: 'makePhotoLink',
				summary: 'Makes a link to a page that takes photos of a card',
				security: [{ bearer: [] }, { apiKeyHeader: [] }],
				requestBody: { required: true, content: { 'application/json': { schema: ASKED } } },
				responses: {
					200: reply({ url: { type: 'string', format: 'uri' }, id: ID, expires_at: EXPIRES_AT }),
					...refusals([4000, 4011, 4013, 4014, 4015, 5000, 5020]),
				},
			},
			get: {
				operationId: 'showPhotoLink',
				summary: 'What a link asks for, for its page',
				...visitor,
				responses: {
					200: reply({
						...{ id: ID, text: { type: 'string' }, sides: SIDES },
						language: { type: ['string', 'null'], enum: [...LANGUAGES, null] },
						...{ deliver_to: { type: 'string', format: 'uri' }, expires_at: EXPIRES_AT },
					}),
					...refusals([4000, 4011, 5000, 5020]),
				},
			},
		},
		[PHOTO_CHECKS_PATH]: {
			post: {
				operationId: 'checkPhoto',
				summary: 'Whether a photo shows a side of a card well',
				...visitor,
				parameters: [
					{ name: 'side', in: 'query', required: true, schema: { type: 'string', enum: CHECKED } },
				],
				requestBody: {
					required: true,
					content: Object.fromEntries(
						[...types.split(', '), 'application/octet-stream'].map((type) => [type, file]),
					),
				},
				responses: {
					200: reply(VERDICT),
					...refusals([4000, 4011, 4029, 4030, 5000, 5020, 5030]),
				},
			},
		},
	};
}

function reply(properties: Record<string, object>): object {
	const schema = {
		type: 'object',
		required: ['code', 'msg', 'data', 'request_id'],
		properties: {
			...{ code: { const: SUCCESS_CODE }, msg: { type: 'string' }, request_id: { type: 'string' } },
			data: {
				type: 'object',
				required: Object.keys(properties),
				additionalProperties: false,
				properties,
			},
		},
	};
	return { description: 'Done.', content: { 'application/json': { schema } } };
}
