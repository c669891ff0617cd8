import { SUCCESS_CODE } from '../../../../domain/api-contract.ts';
import type { ApiErrorCode } from '../../../../domain/api-error.ts';
import type { AcceptedImages } from '../../image/accepted-images.mts';
import { fileContent } from '../openapi-schemas.mts';
import { CHECKS, EXPIRES_IN, MAX_TEXT } from './asked-link.mts';
import { CHECKED_SIDES, PHOTO_CHECKS_PATH } from './photo-checks.route.mts';
import { HINTS } from './photo-hint.mts';
import { ASKED_SIDES, LANGUAGES } from './photo-link.mts';
import { PHOTO_LINKS_PATH } from './photo-links.route.mts';

const URI = { type: 'string', format: 'uri' };
const ID = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' };
const EXPIRES_AT = { type: 'string', format: 'date-time' };
const TEXT = { type: 'string', minLength: 1, maxLength: MAX_TEXT };
const SIDES = { type: 'string', enum: ASKED_SIDES };
const LANGUAGE = { type: ['string', 'null'], enum: [...LANGUAGES, null] };

const range = ({ least: minimum, most: maximum, ...range }: typeof CHECKS) => ({
	...{ type: 'integer', minimum, maximum, description: `${range.default} if absent.` },
});

const ASKED = {
	type: 'object',
	required: ['deliver_to', 'text'],
	properties: {
		...{ deliver_to: { type: 'string' }, text: TEXT, sides: SIDES, language: LANGUAGE },
		...{ expires_in: range(EXPIRES_IN), checks: range(CHECKS) },
	},
};

const HINT = {
	...{ type: ['string', 'null'], enum: [...Object.keys(HINTS), null] },
	description: Object.entries(HINTS)
		.map(([hint, meaning]) => `- \`${hint}\`: ${meaning}`)
		.join('\n'),
};

/** Returns the paths of photo links. `refusals` makes the responses of these codes. */
export function photoPaths(
	refusals: (codes: ApiErrorCode[]) => object,
	accepted: AcceptedImages,
): object {
	const ofLink = [{ photoLink: [] }];
	const side = { type: 'string', enum: CHECKED_SIDES };
	const files = fileContent(accepted.photos, { type: 'string', format: 'binary', minLength: 1 });
	const operation = (
		[operationId, summary]: [string, string],
		data: Record<string, object>,
		codes: ApiErrorCode[],
		rest: object,
	) => ({
		...{ operationId, summary, ...rest },
		responses: { 200: replyWith(data), ...refusals([4000, 4011, 5000, 5020, ...codes]) },
	});
	return {
		[PHOTO_LINKS_PATH]: {
			post: operation(
				['makePhotoLink', 'Makes a link to a page that takes photos of a card'],
				{ url: URI, id: ID, expires_at: EXPIRES_AT },
				[4013, 4014, 4015],
				{
					security: [{ bearer: [] }, { apiKeyHeader: [] }],
					requestBody: { required: true, content: { 'application/json': { schema: ASKED } } },
				},
			),
			get: operation(
				['showPhotoLink', 'What a link asks for, for its page'],
				{
					...{ id: ID, text: TEXT, sides: SIDES, language: LANGUAGE },
					...{ deliver_to: URI, expires_at: EXPIRES_AT },
				},
				[],
				{ security: ofLink },
			),
		},
		[PHOTO_CHECKS_PATH]: {
			post: operation(
				['checkPhoto', 'Whether a photo shows a side of a card well'],
				{
					hint: HINT,
					found: { type: 'boolean', description: 'Whether the side was read at all.' },
				},
				[4029, 4030, 5030],
				{
					security: ofLink,
					parameters: [{ name: 'side', in: 'query', required: true, schema: side }],
					requestBody: { required: true, content: files },
				},
			),
		},
	};
}

function replyWith(properties: Record<string, object>): object {
	const data = { type: 'object', required: Object.keys(properties), properties };
	const schema = {
		...{ type: 'object', required: ['code', 'data'] },
		properties: { code: { const: SUCCESS_CODE }, data },
	};
	return { description: 'Done.', content: { 'application/json': { schema } } };
}
