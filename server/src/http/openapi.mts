import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import { API_ERRORS, type ApiErrorCode } from '../../../domain/api-error.ts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { HEALTH_PATH, LIVENESS_PATH, READINESS_PATH } from './health.route.mts';
import type { MetricsAccess } from './metrics-access.mts';
import { METRICS_PATH } from './metrics.route.mts';
import { errorSchema, fileContent, schemasOf } from './openapi-schemas.mts';
import { photoPaths } from './photo/photo-openapi.mts';
import { MESSAGES } from './reasons.mts';

/** Version of the API page that the endpoint follows. */
const API_VERSION = '1.0.0';

/** HTTP statuses other than 400 that replies with code 4000 may have. */
const STATUSES_WITH_4000: Readonly<Record<number, string>> = {
	408: 'the request arrives too slowly',
	413: 'the chunk extensions of the body are too large',
	417: 'the Expect header is not supported',
	431: 'the headers are too large',
};

const REASON = {
	description: 'What `msg` says, in English.',
	required: true,
	schema: { type: 'string', pattern: '^[ -~]+$' },
};

const RETRY_AFTER = {
	description: 'Seconds to wait before the next try (4029, 5020).',
	schema: { type: 'integer', minimum: 1 },
};

/** Path of the document. */
export const OPENAPI_PATH = '/openapi.json';

/** What a server's description depends on. */
export interface OpenApiOptions {
	/** Address at which callers reach the server. Default: where the document is. */
	publicUrl?: string;
	/** Who may read the metrics on the port of the API. */
	metricsAccess: MetricsAccess;
	/** The files that it takes. */
	accepted: AcceptedImages;
	/** Whether it makes photo links. Default: no. */
	hasPhotoLinks?: boolean;
}

/** Returns the server's description in OpenAPI 3.1. */
export function openApiDocument({
	publicUrl = '/',
	metricsAccess,
	accepted,
	hasPhotoLinks = false,
}: OpenApiOptions): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'ID card OCR',
			version: API_VERSION,
			description: 'Reads the fields of a Chinese resident ID card from an image.',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: publicUrl }],
		paths: {
			[ID_CARD_OCR_PATH]: { post: ocrOperation(accepted) },
			...(hasPhotoLinks && photoPaths(errorResponses, accepted)),
			[HEALTH_PATH]: { get: healthOperation() },
			[LIVENESS_PATH]: { get: livenessOperation() },
			[READINESS_PATH]: { get: readinessOperation() },
			...(metricsAccess !== 'closed' && {
				[METRICS_PATH]: { get: metricsOperation(metricsAccess !== 'open') },
			}),
			[OPENAPI_PATH]: { get: documentOperation() },
		},
		components: {
			schemas: schemasOf(accepted),
			securitySchemes: {
				bearer: { type: 'http', scheme: 'bearer' },
				apiKeyHeader: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
				...(hasPhotoLinks && {
					photoLink: { type: 'apiKey', in: 'header', name: 'X-Photo-Link' },
				}),
			},
		},
	};
}

function ocrOperation(accepted: AcceptedImages): object {
	return {
		operationId: 'recognizeIdCard',
		summary: 'Reads one side of an ID card',
		security: [{ bearer: [] }, { apiKeyHeader: [] }],
		requestBody: {
			required: true,
			// Dify lists the fields of the last type, and sends them as the first.
			content: {
				...json({ $ref: '#/components/schemas/IdCardOcrRequest' }),
				...fileContent(accepted, { $ref: '#/components/schemas/IdCardOcrFile' }),
				'multipart/form-data': { schema: { $ref: '#/components/schemas/IdCardOcrForm' } },
			},
		},
		responses: {
			200: {
				description: 'The card was read.',
				content: json({ $ref: '#/components/schemas/IdCardOcrReply' }),
			},
			...errorResponses(),
		},
	};
}

/** Returns one response per HTTP status, with the codes that share it; by default with every code. */
function errorResponses(
	codes = Object.keys(MESSAGES).map(Number) as ApiErrorCode[],
): Record<string, object> {
	const responses: Record<string, object> = {};
	for (const [status, group] of Map.groupBy(codes, (code) => API_ERRORS[code].httpStatus)) {
		const waits = group.some((code) => code === 4029 || code === 5020);
		responses[status] = {
			description: group.map((code) => `${code} ${API_ERRORS[code].label}`).join(', '),
			headers: { 'X-Reason': REASON, ...(waits && { 'Retry-After': RETRY_AFTER }) },
			content: json(errorSchema(group)),
		};
	}
	for (const [status, reason] of Object.entries(STATUSES_WITH_4000)) {
		const description = `4000 ${API_ERRORS[4000].label}: ${reason}`;
		responses[status] = {
			...{ description, headers: { 'X-Reason': REASON } },
			content: json(errorSchema([4000])),
		};
	}
	return responses;
}

function healthOperation(): object {
	const content = json({ $ref: '#/components/schemas/Health' });
	return {
		operationId: 'health',
		summary: 'Whether cards can be read, with which models and in which formats',
		responses: {
			200: { description: 'The models are loaded.', content },
			503: { description: 'The models are still loading, or loading failed.', content },
		},
	};
}

function livenessOperation(): object {
	const content = json({ $ref: '#/components/schemas/Liveness' });
	return {
		operationId: 'liveness',
		summary: 'Liveness check',
		responses: { 200: { description: 'The process answers.', content } },
	};
}

function readinessOperation(): object {
	const content = json({ $ref: '#/components/schemas/Readiness' });
	return {
		operationId: 'readiness',
		summary: 'Readiness check',
		responses: {
			200: { description: 'Calls should be sent here.', content },
			503: { description: 'The models are not loaded, or the server will stop soon.', content },
		},
	};
}

function metricsOperation(needsKey: boolean): object {
	const refusal = {
		description: '4011 or 4015: the key for the metrics is wrong or missing.',
		headers: { 'X-Reason': REASON },
		content: json(errorSchema([4011, 4015])),
	};
	return {
		operationId: 'metrics',
		summary: 'Metrics for Prometheus',
		...(needsKey && { security: [{ bearer: [] }, { apiKeyHeader: [] }] }),
		responses: {
			...(needsKey && { 401: refusal }),
			200: {
				description: 'Prometheus text format.',
				content: { 'text/plain': { schema: { type: 'string' } } },
			},
		},
	};
}

function documentOperation(): object {
	return {
		operationId: 'openApiDocument',
		summary: 'This document',
		responses: { 200: { description: 'OpenAPI 3.1.', content: json({ type: 'object' }) } },
	};
}

function json(schema: object): object {
	return { 'application/json': { schema } };
}
