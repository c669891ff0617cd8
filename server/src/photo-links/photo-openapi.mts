import { BY_KEY } from '../http/openapi.mts';
import { refusals, success } from '../http/openapi-replies.mts';
import { choice, closed } from '../http/openapi-schemas.mts';
import { CHECKS, EXPIRES_IN, MOST } from './asked-link.mts';
import { ASKED_SIDES, FOR_POOR, LANGUAGES } from './photo-link.mts';
import { PHOTO_LINKS_PATH } from './photo-links.route.mts';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });

const range = ({ least: minimum, most: maximum, ...range }: typeof CHECKS) => ({
	...{ type: 'integer', minimum, maximum, description: `${range.default} if absent.` },
});

const ASKED = {
	...{ type: 'object', required: ['deliver_to', 'sender', 'text'] },
	properties: {
		...{ deliver_to: { type: 'string' }, sender: text(MOST.sender), text: text(MOST.text) },
		...{ sides: choice(ASKED_SIDES), poor: choice(FOR_POOR), qr: { type: 'boolean' } },
		language: { type: ['string', 'null'], enum: [...LANGUAGES, null] },
		...{ expires_in: range(EXPIRES_IN), checks: range(CHECKS) },
	},
};

const MADE = {
	url: { type: 'string', format: 'uri' },
	id: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' },
	expires_at: { type: 'string', format: 'date-time' },
	qr: {
		...{ type: ['array', 'null'], items: { type: 'string', pattern: '^[01]+$' } },
		description:
			'If `qr` was true: the rows of a QR code of `url`, 1 for dark; null if that is too long for one.',
	},
};

/** What the OpenAPI document has of photo links: the call that makes one. The others are the photo page's. */
export const PHOTO_OPENAPI = {
	[PHOTO_LINKS_PATH]: {
		post: {
			operationId: 'makePhotoLink',
			summary: 'Makes a link to a page that takes photos of a card',
			security: BY_KEY,
			requestBody: { required: true, content: { 'application/json': { schema: ASKED } } },
			responses: {
				200: success('Done.', closed(MADE, ['qr'])),
				...refusals([4000, 4011, 4013, 4014, 4015, 5000, 5020]),
			},
		},
	},
};
