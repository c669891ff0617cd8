import type { IncomingMessage } from 'node:http';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { Engine } from '../engine.mts';
import { MissingKeyError, UnknownKeyError, UnreadableCardError } from '../errors.mts';
import type { PictureSource } from '../image/source.mts';
import type { ApiKeyRing, KnownApiKey } from './api-keys.mts';
import { successReply } from './envelope.mts';
import { parsePictureInput } from './ocr-idcard.schema.mts';
import { presentedKey } from './presented-key.mts';
import { readJsonBody } from './request-body.mts';

declare module 'fastify' {
	interface FastifyRequest {
		/** The key the request came with, once it was checked. */
		apiKey: KnownApiKey | null;
	}
}

/** What the endpoint works with. */
export interface OcrIdCardParts {
	keys: ApiKeyRing;
	engine: Engine;
	pictures: PictureSource;
}

/** `POST /api/ocr-idcard`, as on the API page. */
export async function ocrIdCardRoute(
	app: FastifyInstance,
	{ keys, engine, pictures }: OcrIdCardParts,
): Promise<void> {
	app.decorateRequest('apiKey', null);
	app.addContentTypeParser('application/json', (_request: FastifyRequest, body: IncomingMessage) =>
		readJsonBody(body),
	);

	// Before the body is read: who has no key is told so, whatever else is wrong.
	app.addHook('onRequest', async (request: FastifyRequest) => {
		const presented = presentedKey(request.headers);
		if (presented === undefined) throw new MissingKeyError('No API key came with the request.');
		const key = keys.find(presented);
		if (key === undefined) throw new UnknownKeyError('The API key is not known.');
		request.apiKey = key;
	});

	app.post(ID_CARD_OCR_PATH, async (request) => {
		const input = parsePictureInput(request.body);
		const { reader } = engine;
		const picture = await pictures.fetch(input);
		const reading = await reader.read(picture);
		if (reading === null) throw new UnreadableCardError('No card was found in the picture.');
		return successReply(reading.fields, request.id);
	});
}
