import type { FastifyInstance } from 'fastify';

import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import { SOURCE_FORMATS } from '../image/source-formats.mts';
import { HEALTH_PATH, LIVENESS_PATH, READINESS_PATH } from './health.route.mts';
import { KEY_PATH } from './key.route.mts';
import { METRICS_PATH } from './metrics.route.mts';
import { refusal, refusals, reply, success } from './openapi-replies.mts';
import { cardContent, choice, closed, namedSchemas } from './openapi-schemas.mts';
import type { ServerParts } from './server-parts.mts';

/** Version of the API page that the endpoint follows. */
const API_VERSION = '1.0.0';

export const OPENAPI_PATH = '/openapi.json';

interface Described extends ServerParts {
	/** What routes of other rooms add: their paths, and what their callers send instead of a key. */
	more?: { paths: object; securitySchemes: object };
}

/** What a route with an API key requires. */
export const BY_KEY = [{ bearer: [] }, { apiKeyHeader: [] }];

const ENGINE_STATES = ['loading', 'ready', 'failed'];

const HEALTH = closed(
	{
		status: choice(ENGINE_STATES),
		models: { type: 'string', description: 'The model pack in use; absent until it is loaded.' },
		precision: { ...choice(['int8', 'fp32']), description: 'Its arithmetic; absent until then.' },
		formats: {
			type: 'array',
			items: choice(SOURCE_FORMATS),
			description: 'Formats that are read.',
		},
	},
	['models', 'precision'],
);

const READINESS = closed({ status: choice([...ENGINE_STATES, 'draining']) });

/** `GET /openapi.json`, which describes this server, with these options, in OpenAPI 3.1. */
export async function openApiRoute(app: FastifyInstance, options: Described): Promise<void> {
	// Without an address, that of the document.
	const { publicUrl = '/', accepted, more } = options;
	const document = {
		openapi: '3.1.0',
		info: {
			title: 'ID card OCR',
			version: API_VERSION,
			description: 'Reads the fields of a Chinese resident ID card from an image.',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: publicUrl }],
		paths: pathsOf(options),
		components: {
			schemas: namedSchemas(accepted),
			securitySchemes: {
				bearer: { type: 'http', scheme: 'bearer' },
				apiKeyHeader: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
				...more?.securitySchemes,
			},
		},
	};
	app.get(OPENAPI_PATH, async () => document);
}

function pathsOf({ metricsAccess, accepted, more }: Described): object {
	const readCard = {
		operationId: 'recognizeIdCard',
		summary: 'Reads one side of an ID card',
		security: BY_KEY,
		requestBody: { required: true, content: cardContent(accepted) },
		responses: {
			200: success('The card was read.', { $ref: '#/components/schemas/IdCardFields' }, true),
			...refusals(),
		},
	};
	const hasKey = typeof metricsAccess === 'object';
	const metrics = {
		200: reply('Prometheus text format.', { type: 'string' }, 'text/plain'),
		...(hasKey && { 401: refusal([4011, 4015]) }),
	};
	const guard = hasKey ? { security: BY_KEY } : {};
	return {
		[ID_CARD_OCR_PATH]: { post: readCard },
		[KEY_PATH]: get(
			'key',
			'Whether a key may be used',
			{ 204: { description: 'It may.' }, ...refusals([4011, 4013, 4014, 4015]) },
			{ security: BY_KEY },
		),
		...more?.paths,
		[HEALTH_PATH]: get('health', 'Whether cards can be read, with which models and formats', {
			200: reply('The models are loaded.', HEALTH),
			503: reply('The models are still loading, or loading failed.', HEALTH),
		}),
		[LIVENESS_PATH]: get('liveness', 'Liveness check', {
			200: reply('The process answers.', closed({ status: choice(['alive']) })),
		}),
		[READINESS_PATH]: get('readiness', 'Readiness check', {
			200: reply('Calls should be sent here.', READINESS),
			503: reply('The models are not loaded, or the server will stop soon.', READINESS),
		}),
		...(metricsAccess !== 'closed' && {
			[METRICS_PATH]: get('metrics', 'Metrics for Prometheus', metrics, guard),
		}),
		[OPENAPI_PATH]: get('openApiDocument', 'This document', {
			200: reply('OpenAPI 3.1.', { type: 'object' }),
		}),
	};
}

const get = (operationId: string, summary: string, responses: object, more: object = {}) => ({
	get: { operationId, summary, ...more, responses },
});
