import type { FastifyInstance } from 'fastify';

import { ID_CARD_OCR_PATH, SUCCESS_CODE } from '../../../domain/api-contract.ts';
import { ImageSource } from '../image/source.mts';
import type { LimitRefusal } from '../limits/call-counter.mts';
import { requireApiKey } from './api-key.mts';
import { successReply } from './envelope.mts';
import {
	DailyQuotaError,
	LimitsStoreError,
	TooManyCallsError,
	UnreadableCardError,
} from './http-errors.mts';
import { RefusalPace } from './refusal-pace.mts';
import { isPaced } from './refusals.mts';
import { mayBeLarge } from './request-body.mts';
import { timed } from './request-report.mts';
import { acceptBodies, parseImageInput, takeInput } from './sent-body.mts';
import type { ServerParts } from './server-parts.mts';

const LIMIT_ERRORS: Readonly<Record<LimitRefusal, () => Error>> = {
	second: () => new TooManyCallsError('The key has no calls left in this second.'),
	day: () => new DailyQuotaError('The key has no calls left today.'),
	'store-away': () => new LimitsStoreError('The limits store does not answer.'),
};

/** `POST /api/ocr-idcard`, as on the API page. */
export async function ocrIdCardRoute(app: FastifyInstance, parts: ServerParts): Promise<void> {
	const { keys, calls, engine, downloads, bodyIdleTimeoutMs, accepted } = parts;
	const admission = parts.admissions.calls;
	const images = new ImageSource(downloads, accepted);
	calls.watchStore(({ isUp, ...state }) =>
		isUp
			? app.log.info(state, 'limits store answers')
			: app.log.warn(state, 'limits store unreachable'),
	);
	requireApiKey(app, keys);
	const refusals = new RefusalPace();
	app.addHook('preClose', async () => refusals.release());
	app.decorateRequest('slot', null);
	app.setErrorHandler(async (error: Error, request, reply) => {
		const { slot, apiKey } = request;
		if (apiKey !== null && isPaced(error)) {
			// A refusal that is held back must not take another call's slot, nor memory.
			if (slot !== null) admission.release(slot);
			request.body = undefined;
			if (!(await refusals.wait(apiKey.id))) reply.header('connection', 'close');
		}
		// The error handler of all routes replies.
		throw error;
	});
	app.addHook('onRequest', async (request, reply) => {
		const { id, limits = {} } = request.apiKey!;
		// Refused without being counted, where that is known before a body that takes a while.
		if (mayBeLarge(request)) {
			if (calls.isDayUsedUp(id, limits)) throw LIMIT_ERRORS.day();
			// A key that does not flood has a call free again by the time the body has arrived.
			if (refusals.isHolding(id) && calls.isSecondUsedUp(id, limits)) throw LIMIT_ERRORS.second();
		}
		admission.hold(request, reply, id);
	});
	acceptBodies(app, accepted, bodyIdleTimeoutMs);

	const bodyTypes = ['application/json', 'multipart/form-data', ...accepted.fileTypes];
	app.post(ID_CARD_OCR_PATH, { config: { bodyTypes } }, async (request) => {
		const { report, apiKey } = request;
		const slot = request.slot!;
		const { turn } = slot;
		const { image: sent, extra } = takeInput(request, () => parseImageInput(undefined));
		const openImage = images.open(sent, apiKey!.id);
		const { reader } = engine;
		// Only valid calls count, and only images that were read count towards the day's quota.
		const { id, limits = {} } = apiKey!;
		const uncount = await calls.count(id, limits);
		if (typeof uncount === 'string') throw LIMIT_ERRORS[uncount]();
		let reading;
		try {
			turn.signal.throwIfAborted();
			const open = () => openImage(turn.signal);
			const isLink = report.inputType === 'url';
			const image = await (isLink ? timed(report, 'downloadMs', open) : open());
			report.imageBytes = image.length;
			const read = () => slot.hold(reader.read(image, { extra, turn }));
			reading = await timed(report, 'readMs', read);
		} catch (error) {
			await uncount();
			throw error;
		}
		const fields = reading?.fields ?? null;
		if (fields === null) {
			throw new UnreadableCardError('No card was found in the image.', reading?.extra);
		}
		Object.assign(report, { code: SUCCESS_CODE, side: fields.side, passes: reading?.passes });
		return successReply(fields, request.id, reading?.extra);
	});
}
