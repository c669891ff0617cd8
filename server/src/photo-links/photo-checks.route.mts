import type { FastifyInstance } from 'fastify';

import type { Side } from '../../../domain/id-card.ts';
import { seenSide } from '../../../domain/pairing/seen-sides.ts';
import { compareSides } from '../../../domain/side-match.ts';
import { ServerError, ValidationError } from '../errors/server-errors.mts';
import { BACKGROUND } from '../fairness/turn.mts';
import { Admission } from '../http/admission.mts';
import { dataReply } from '../http/envelope.mts';
import { timed } from '../http/request-report.mts';
import { acceptFiles, takeInput } from '../http/sent-body.mts';
import { ImageSource } from '../image/source.mts';
import { oneOf } from './asked-link.mts';
import { hintOf } from './photo-hint.mts';
import { ASKED_SIDES } from './photo-link.mts';
import { linkOf, requirePhotoLink, type BudgetedParts } from './photo-links.route.mts';
import { SideSeal } from './sealed-side.mts';

/** Path at which the page has photos checked. */
export const PHOTO_CHECKS_PATH = '/api/photo-checks';

/** The header with what the check of the other side sealed. */
export const OTHER_SIDE = 'x-other-side';

/** A choice: photos that are held for checks, of all links together and of one. One is read at a time, the others wait. */
const SLOTS = { all: 8, ofLink: 2 };

/** A choice: how long, in ms, a photo may take to arrive. The page makes them small: half a minute is for 30 kB/s. */
const BODY_MS = 30_000;

/** Limits the photos that are held, so that no link locks another one out. Images of calls mostly go first. */
export function checkAdmission(): Admission {
	return new Admission(SLOTS.all, { perHolder: SLOTS.ofLink, background: BACKGROUND });
}

/** The sides as `side` in the query names them. */
export const CHECKED_SIDES = ASKED_SIDES.filter((side) => side !== 'both');

const NOTHING_SENT = {
	image: { inputType: 'file', inputData: new Uint8Array() },
	extra: false,
} as const;

/** `POST /api/photo-checks`: whether a photo shows a side of a card well; no value of the card is in the reply. */
export async function photoCheckRoute(
	app: FastifyInstance,
	{ keys, engine, admissions, downloads, accepted, bodyIdleTimeoutMs, budget }: BudgetedParts,
): Promise<void> {
	const { photos } = accepted;
	const images = new ImageSource(downloads, photos);
	requirePhotoLink(app, keys);
	app.decorateRequest('slot', null);
	app.decorateRequest('giveBack', null);
	app.setErrorHandler(async (error, request) => {
		if (isBusy(error)) request.getDecorator<(() => void) | null>('giveBack')?.();
		// The error handler of all routes replies.
		throw error;
	});
	app.addHook('onRequest', async (request, reply) => {
		const keyId = request.apiKey!.id;
		// Before the body, so that no link holds more slots than it has checks.
		const link = linkOf(request);
		request.setDecorator('giveBack', budget.take(link, keyId));
		const slot = admissions.photos.hold(request, reply, keyId, link.id);
		const late = setTimeout(() => {
			if (slot.isReceiving) slot.turn.abort(new ValidationError('body-too-slow'));
		}, BODY_MS);
		reply.raw.once('close', () => clearTimeout(late));
	});
	acceptFiles(app, photos, bodyIdleTimeoutMs);
	const { fileTypes: bodyTypes } = photos;
	app.post(PHOTO_CHECKS_PATH, { config: { bodyTypes } }, async (request) => {
		const { report } = request;
		const { side } = request.query as { side?: unknown };
		const asked: Side = oneOf('side', side, CHECKED_SIDES) === 'portrait' ? 1 : 0;
		const slot = request.slot!;
		const { image: sent } = takeInput(request, () => NOTHING_SENT);
		const image = await images.open(sent, request.apiKey!.id)();
		report.imageBytes = image.length;
		const read = () => slot.hold(engine.reader.read(image, { extra: true, turn: slot.turn }));
		const reading = await timed(report, 'readMs', read);
		const hint = hintOf(reading?.extra, asked);
		const card = reading?.extra?.cards.find(({ fields }) => fields.side === asked);
		if (card === undefined)
			return dataReply({ hint, found: false, sealed: null, fits: true }, request);
		const { fields, needsReview: reviews } = card;
		const own = seenSide({ side: asked, fields, reviews, page: 1 }, 0, null);
		const seal = new SideSeal(linkOf(request), request.apiKey!, keys);
		const other = seal.open(request.headers[OTHER_SIDE]) ?? own;
		const [front, back] = asked === 1 ? [own, other] : [other, own];
		const fits = compareSides(front.portrait, back.emblem).isPossible;
		return dataReply({ hint, found: true, sealed: seal.seal(own), fits }, request);
	});
}

/** Whether the server had no time for a photo. */
const isBusy = (error: unknown): boolean =>
	error instanceof ServerError && error.retryAfterSeconds !== undefined;
