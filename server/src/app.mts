import fastify, { type FastifyInstance } from 'fastify';

import { ID_CARD_OCR_PATH } from '../../domain/api-contract.ts';
import type { Engine } from './engine.mts';
import type { ApiKeyRing } from './http/api-keys.mts';
import { registerErrorHandler } from './http/error-handler.mts';
import { registerGracefulStop } from './http/graceful-stop.mts';
import { HEALTH_PATH, registerHealthRoute } from './http/health.route.mts';
import { answerMalformedHttp, answerMalformedUrl } from './http/malformed-http.mts';
import { registerNotFound } from './http/not-found.mts';
import { ocrIdCardRoute } from './http/ocr-idcard.route.mts';
import { newRequestId } from './http/request-id.mts';
import type { PictureSource } from './image/source.mts';

/** What the server is made of. */
export interface AppParts {
	engine: Engine;
	keys: ApiKeyRing;
	pictures: PictureSource;
}

/** A client has this long, in ms, to send a whole request. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Builds the HTTP server without listening, so that tests can inject requests. */
export async function buildApp({ engine, keys, pictures }: AppParts): Promise<FastifyInstance> {
	const app = fastify({
		genReqId: newRequestId,
		requestIdHeader: false,
		requestTimeout: REQUEST_TIMEOUT_MS,
		clientErrorHandler: answerMalformedHttp,
		frameworkErrors: answerMalformedUrl,
		// Fastify's own answer would not be in the envelope.
		return503OnClosing: false,
	});
	// A route that takes a body brings its own parser, with a limit of its own.
	app.removeAllContentTypeParsers();
	registerGracefulStop(app);
	registerErrorHandler(app);
	registerNotFound(app, { [ID_CARD_OCR_PATH]: 'POST', [HEALTH_PATH]: 'GET, HEAD' });
	registerHealthRoute(app, engine);
	await app.register(ocrIdCardRoute, { keys, engine, pictures });
	return app;
}
