import type { ApiErrorCode } from '../../../domain/api-error.ts';
import { BY_KEY } from '../http/openapi.mts';
import { refusals, success } from '../http/openapi-replies.mts';
import { choice, closed, fileContent, meaningsOf } from '../http/openapi-schemas.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { CHECKS, EXPIRES_IN, MOST } from './asked-link.mts';
import { CHECKED_SIDES, PHOTO_CHECKS_PATH } from './photo-checks.route.mts';
import { HINTS } from './photo-hint.mts';
import { ASKED_SIDES, FOR_POOR, LANGUAGES } from './photo-link.mts';
import { PHOTO_LINKS_PATH, PHOTOS_SENT_PATH } from './photo-links.route.mts';

const URI = { type: 'string', format: 'uri' };
const ID = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' };
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const EXPIRY = { expires_at: { type: 'string', format: 'date-time' } };
const orNull = (all: readonly string[]) => ({ type: ['string', 'null'], enum: [...all, null] });

const WISHES = {
	text: text(MOST.text),
	sides: choice(ASKED_SIDES),
	language: orNull(LANGUAGES),
	poor: choice(FOR_POOR),
};

const range = ({ least: minimum, most: maximum, ...range }: typeof CHECKS) => ({
	type: 'integer',
	minimum,
	maximum,
	description: `${range.default} if absent.`,
});

const ASKED = {
	type: 'object',
	required: ['deliver_to', 'sender', 'text'],
	properties: {
		deliver_to: { type: 'string' },
		sender: text(MOST.sender),
		...WISHES,
		expires_in: range(EXPIRES_IN),
		checks: range(CHECKS),
		qr: { type: 'boolean' },
	},
};

const MADE = {
	url: URI,
	id: ID,
	...EXPIRY,
	qr: {
		type: ['array', 'null'],
		items: { type: 'string', pattern: '^[01]+$' },
		description:
			'If `qr` was true: the rows of a QR code of `url`, 1 for dark; null if that is too long for one.',
	},
};

const CHECKED = {
	hint: { ...orNull(Object.keys(HINTS)), description: meaningsOf(HINTS) },
	found: { type: 'boolean', description: 'Whether the side was read at all.' },
	sealed: {
		type: ['string', 'null'],
		description:
			'For `X-Other-Side` with the photo of the other side; only the server can read it.',
	},
	fits: {
		type: 'boolean',
		description: 'False if this side and the one of `X-Other-Side` cannot be of one card.',
	},
};

const replies = (data: Record<string, object>, ...codes: ApiErrorCode[]) => ({
	200: success('Done.', closed(data)),
	...refusals([4000, 4011, 5000, 5020, ...codes]),
});

/** What the OpenAPI document has of photo links. */
export function photoOpenApi({ photos }: AcceptedImages) {
	const ofLink = [{ photoLink: [] }];
	const make = {
		operationId: 'makePhotoLink',
		summary: 'Makes a link to a page that takes photos of a card',
		security: BY_KEY,
		requestBody: { required: true, content: { 'application/json': { schema: ASKED } } },
		responses: { ...replies({}, 4013, 4014, 4015), 200: success('Done.', closed(MADE, ['qr'])) },
	};
	const show = {
		operationId: 'showPhotoLink',
		summary: 'What a link asks for, for its page',
		security: ofLink,
		responses: replies({
			id: ID,
			page: { type: 'string', description: 'Query of its page.' },
			sender: { type: 'string' },
			...WISHES,
			deliver_to: URI,
			...EXPIRY,
			checks_left: { type: 'integer', minimum: 0 },
			sent: { type: 'boolean', description: 'Whether its photos arrived once.' },
		}),
	};
	const check = {
		operationId: 'checkPhoto',
		summary: 'Whether a photo shows a side of a card well',
		security: ofLink,
		parameters: [
			{ name: 'side', in: 'query', required: true, schema: choice(CHECKED_SIDES) },
			{ name: 'X-Other-Side', in: 'header', schema: { type: 'string' } },
		],
		requestBody: { required: true, content: fileContent(photos) },
		responses: replies(CHECKED, 4029, 4030, 5030),
	};
	const sent = {
		operationId: 'photosSent',
		summary: 'Tells that the photos of a link arrived',
		security: ofLink,
		responses: replies({}),
	};
	return {
		paths: {
			[PHOTO_LINKS_PATH]: { post: make, get: show },
			[PHOTO_CHECKS_PATH]: { post: check },
			[PHOTOS_SENT_PATH]: { post: sent },
		},
		securitySchemes: { photoLink: { type: 'apiKey', in: 'header', name: 'X-Photo-Link' } },
	};
}
