import type { FastifyInstance } from 'fastify';

import { OPENAPI_PATH, openApiDocument, type OpenApiOptions } from './openapi.mts';

/** `GET /openapi.json`, which describes this server with these options. */
export function registerOpenApiRoute(app: FastifyInstance, options: OpenApiOptions): void {
	const document = openApiDocument(options);
	app.get(OPENAPI_PATH, async () => document);
}
