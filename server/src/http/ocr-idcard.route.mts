import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { ID_CARD_OCR_PATH, SUCCESS_CODE } from '../../../domain/api-contract.ts';
import type { Engine } from '../engine/engine.mts';
import type { OpenPicture, PictureSource } from '../image/source.mts';
import type { Admission, Slot } from './admission.mts';
import type { ApiKeyRing } from './api-key-ring.mts';
import { requireApiKey } from './api-key.mts';
import type { CallCounter } from './call-limits.mts';
import { successReply } from './envelope.mts';
import { ClientLeftError, UnreadableCardError } from './http-errors.mts';
import { parsePictureInput } from './ocr-idcard.schema.mts';
import { readJsonBody } from './request-body.mts';
import { timed } from './request-report.mts';

/** What the endpoint uses. */
export interface OcrIdCardParts {
	keys: ApiKeyRing;
	calls: CallCounter;
	admission: Admission;
	engine: Engine;
	pictures: PictureSource;
	/** How long, in ms, a client may pause while sending a body. */
	bodyIdleTimeoutMs: number;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** Held by the request from its headers to its reply. */
		slot: Slot | null;
	}
}

/** `POST /api/ocr-idcard`, as on the API page. */
export async function ocrIdCardRoute(app: FastifyInstance, parts: OcrIdCardParts): Promise<void> {
	const { keys, calls, admission, engine, pictures, bodyIdleTimeoutMs } = parts;
	requireApiKey(app, keys);
	app.decorateRequest('slot', null);
	app.addHook('onRequest', async (request, reply) => {
		const slot = admission.acquire(request.apiKey!.id);
		request.slot = slot;
		reply.raw.once('close', () => admission.release(slot));
	});
	app.addContentTypeParser(
		'application/json',
		async (request: FastifyRequest, body: IncomingMessage) => {
			const { signal } = request.slot!;
			const json = await readJsonBody(body, { signal, idleTimeoutMs: bodyIdleTimeoutMs });
			request.slot!.bodyReceived();
			return json;
		},
	);

	app.post(ID_CARD_OCR_PATH, async (request, reply) => {
		const { report, apiKey } = request;
		const left = new AbortController();
		reply.raw.once('close', () => left.abort(new ClientLeftError('The client disconnected.')));
		const { openPicture, extra } = pictureOf(request, pictures);
		const { reader } = engine;
		// Only valid calls count, and only images that were read count towards the day's quota.
		const uncount = calls.count(apiKey!.id, apiKey!.limits ?? {});
		let reading;
		try {
			const picture = await timed(
				() => openPicture(left.signal),
				(ms) => {
					if (report.inputType === 'url') report.downloadMs = ms;
				},
			);
			report.pictureBytes = picture.length;
			reading = await timed(
				() => reader.read(picture, { extra, signal: left.signal }),
				(ms) => (report.readMs = ms),
			);
		} catch (error) {
			uncount();
			throw error;
		}
		const fields = reading?.fields ?? null;
		if (fields === null) {
			throw new UnreadableCardError('No card was found in the image.', reading?.extra);
		}
		Object.assign(report, { code: SUCCESS_CODE, side: fields.side });
		return successReply(fields, request.id, reading?.extra);
	});
}

/** What a request asks for. */
interface ReadRequest {
	openPicture: OpenPicture;
	extra: boolean;
}

/** Takes the image out of a request, so that the large body can be garbage-collected. */
function pictureOf(request: FastifyRequest, pictures: PictureSource): ReadRequest {
	const input = parsePictureInput(request.body);
	request.report.inputType = input.inputType;
	request.body = undefined;
	return { openPicture: pictures.open(input), extra: input.extra };
}
