import type { FastifyInstance } from 'fastify';

import { OPENAPI_PATH, openApiDocument } from './openapi.mts';

/** `GET /openapi.json`. */
export function registerOpenApiRoute(app: FastifyInstance): void {
	const document = openApiDocument();
	app.get(OPENAPI_PATH, async () => document);
}
