/** @import { Sentence } from '../../../domain/language/language.ts' */
/** @import { ReadFile } from '../../src/folder/read-file.mts' */
/** @import { Reply } from '../call.js' */
/** @import { Facts } from '../server-facts.js' */
/** @import { ChosenFile } from './chosen-files.js' */

import { apiErrorKind } from '../../../domain/api-error.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import { pagesOfImage, readFileOf, unreadFile } from '../../src/folder/read-file.mts';
import { shortDigest } from '../../src/folder/short-digest.mts';
import { CallError } from '../ask-server.js';
import { inLanguage, word } from '../words.js';
import { AT_A_TIME, readPhoto, TRIES } from './reader.js';

/**
 * A photo; `isRead`: whether its outcome is final, so that it is not sent again.
 * @typedef {ChosenFile & { read: ReadFile, isRead: boolean, reply?: Reply }} Photo
 * @typedef {Pick<Photo, 'read' | 'isRead' | 'reply'>} Outcome
 * @typedef {{ key: string, facts: Facts, signal: AbortSignal, onBusy: (seconds: number) => void, cutOut?: boolean }} How
 */

/** How long, in s, a busy server is left alone: if it does not say, and at most. */
const WAIT = { usual: 3, most: 120 };

/** Causes of a refusal that says nothing about this photo alone: the key is wrong, or has nothing left. */
const ENDING = ['credential', 'quota', 'setup'];

/** The server's words for why nothing more is read. */
export class ReadingEnded extends Error {
	/** @param {Reply} reply @param {string} reason its `msg` in English */
	constructor({ code, msg }, reason) {
		super(reason);
		this.words = { zh: msg, en: reason };
		this.isOfKey = apiErrorKind(code)?.cause === 'credential';
	}
}

/** Says why nothing more is read, in the page's language at that time. @param {unknown} error @throws {unknown} it, if nobody foresaw it. */
export function whyEnded(error) {
	if (error instanceof ReadingEnded) return () => inLanguage(error.words);
	if (error instanceof CallError) return () => word(error.word, error.values);
	throw error;
}

/**
 * Reads those photos that are not yet read, several at a time.
 * @param {readonly Photo[]} photos
 * @param {How & { onRead: () => void }} how
 * @throws {ReadingEnded | CallError} if no other photo would be read either; what was read stays. A photo that alone does not
 * get through is left unread.
 */
export async function readPhotos(photos, { signal, onRead, ...how }) {
	const failed = new AbortController();
	const ending = AbortSignal.any([signal, failed.signal]);
	let next = 0;
	let done = 0;
	const readOn = async () => {
		// More may come meanwhile.
		for (let photo; (photo = photos[next]); ) {
			const index = next++;
			const before = done;
			if (ending.aborted) return;
			if (photo.isRead) continue;
			const own = { ...how, signal: ending };
			Object.assign(photo, await outcomeOf(photo, index, own, () => done > before));
			if (photo.isRead) done++;
			onRead();
		}
	};
	try {
		await Promise.all(Array.from({ length: AT_A_TIME }, readOn));
	} catch (error) {
		failed.abort();
		if (!signal.aborted) throw error;
	}
}

/**
 * @param {Photo} photo
 * @param {number} index
 * @param {How} how
 * @param {() => boolean} areOthersRead whether another photo was read since this one was first sent
 * @returns {Promise<Outcome>}
 */
async function outcomeOf({ name, file }, index, how, areOthersRead) {
	/** @param {Sentence} sentence @param {string} code @param {boolean} [isRead] */
	const unread = (sentence, code, isRead = true) => {
		return { read: unreadFile(name, sentence, code, pagesOfImage(name)), isRead };
	};
	const { maxBytes: most } = how.facts;
	const tooLarge = unread((one) => one.tooLarge(Math.floor(most / 1024 ** 2)), 'file-too-large');
	if (file.size > most) return tooLarge;
	if (file.size === 0) return unread((one) => one.emptyFile, 'empty');
	for (let tries = 1; ; tries++) {
		try {
			const { reply, reason, headers, status } = await readPhoto(file, how);
			const { cause, retryable } = apiErrorKind(reply.code) ?? {};
			if (cause !== undefined && ENDING.includes(cause)) throw new ReadingEnded(reply, reason);
			if (cause === undefined || cause === 'image') {
				keepAsBlobs(reply);
				const bytes = await file.arrayBuffer().catch(() => undefined);
				const digest = bytes && shortDigest(new Uint8Array(bytes));
				return { read: { ...readFileOf(name, reply, index), digest }, isRead: true, reply };
			}
			/** @type {Sentence} */
			const said = (language) => (language === CHINESE ? reply.msg : reason);
			const code = String(reply.code);
			// Nothing is wrong with a photo that came too slowly.
			const mayPass = retryable === true || status === 408;
			// In no format that is read here: its name tells whether it may be a photo.
			if (!mayPass) return { read: unreadFile(name, said, code), isRead: true };
			if (tries === TRIES) return unread(said, code, false);
			await left(Number(headers.get('retry-after')) || WAIT.usual, how);
		} catch (error) {
			if (!(error instanceof CallError)) throw error;
			if (error.values['status'] === 413) return tooLarge;
			if (error.word === 'error.unreadableFile') {
				return unread((one) => one.fileFailed('unreadable'), 'unreadable', false);
			}
			const isLast = tries === TRIES;
			if (error.word === 'error.keyCharacters' || (isLast && !areOthersRead())) throw error;
			if (isLast) return unread(() => word(error.word, error.values), 'no-reply', false);
			await left(WAIT.usual, how);
		}
	}
}

/**
 * Leaves a busy server alone.
 * @param {number} seconds
 * @param {How} how
 * @throws the reason of the signal when it is aborted.
 */
async function left(seconds, { signal, onBusy }) {
	const wait = Math.min(seconds, WAIT.most);
	onBusy(wait);
	await new Promise((resolve, reject) => {
		// Not all at once.
		setTimeout(resolve, 1000 * wait * (1 + Math.random() / 2));
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
}

/** Moves the pictures of cards in a reply to where browsers keep files: there may be thousands. @param {Reply} reply */
function keepAsBlobs({ extra }) {
	for (const { crops } of extra?.cards ?? []) {
		if (crops?.card === undefined) continue;
		const bytes = Uint8Array.from(atob(crops.card), (letter) => letter.charCodeAt(0));
		crops.card = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
	}
}
