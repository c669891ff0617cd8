/** @import { Reply } from './call.js' */
/** @import { SentImage } from './page-view.js' */

import { CallError } from './ask-server.js';
import { callServer } from './call.js';
import { CHINESE } from './chinese-text.js';
import { byId } from './element.js';
import { ENGLISH } from './english-text.js';
import { failureOfCall, failureView } from './failure-view.js';
import { sampleImage, watchImages } from './image-input.js';
import { takeCodeFromAddress } from './code-in-address.js';
import { chosenExtra, offerOptions } from './options-form.js';
import { resultView } from './result-view.js';
import { offerFormats, serverFacts } from './server-facts.js';
import { shownImage, withShownCards } from './shown-image.js';
import { fileSize, say, seconds, useTexts } from './words.js';

/**
 * @typedef {{ reply: Reply, reason: string, milliseconds: number, image: SentImage } | { error: CallError }} Outcome
 */

/** Codes that another key may resolve. */
const KEY_CODES = [4011, 4013, 4014, 4015, 4022, 4030];

const input = byId('file', HTMLInputElement);
const key = byId('key', HTMLInputElement);
const status = byId('status', HTMLElement);
const result = byId('result', HTMLElement);
const resultBody = byId('result-body', HTMLElement);

/** @type {{ file: File, url: string } | undefined} */
let chosen;
/** @type {Outcome | undefined} */
let outcome;
let running = new AbortController();

/** Shows what came of the image, in the page's language. */
function writeResult() {
	if (outcome === undefined) return;
	resultBody.replaceChildren(
		'error' in outcome ? failureView(failureOfCall(outcome.error)) : resultView(outcome),
	);
}

/** @param {File} file */
async function takeImage(file) {
	running.abort();
	outcome = undefined;
	result.hidden = true;
	if (chosen !== undefined) URL.revokeObjectURL(chosen.url);
	chosen = { file, url: URL.createObjectURL(file) };
	const { name, size } = file;
	say(byId('chosen', HTMLElement), 'chosen', { name, size: () => fileSize(size) });
	await readImage();
}

async function readImage() {
	if (chosen === undefined) {
		say(status, 'status.noImage');
		return input.focus();
	}
	if (key.value === '') {
		say(status, 'status.noKey');
		return key.focus();
	}
	running.abort();
	running = new AbortController();
	const { signal } = running;
	say(status, 'status.reading');
	result.setAttribute('aria-busy', 'true');
	const found = await readingOf(chosen.file, chosen.url, signal).catch((error) => {
		if (error instanceof CallError) return { error };
		if (signal.aborted) return undefined;
		throw error;
	});
	// Without an outcome, another image was chosen in the meantime.
	if (found === undefined || signal.aborted) return;
	showOutcome(found);
}

/**
 * @param {File} image
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Outcome>}
 */
async function readingOf(image, url, signal) {
	if (image.size === 0) throw new CallError('error.empty');
	if (image.size > facts.maxBytes) {
		throw new CallError('error.tooLarge', { size: image.size, limit: facts.maxBytes });
	}
	const start = performance.now();
	const extra = await withShownCards(image, chosenExtra());
	const [{ reply, reason }, size] = await Promise.all([
		callServer(image, { key: key.value.trim(), extra, signal }),
		shownImage(url),
	]);
	return { reply, reason, milliseconds: performance.now() - start, image: { url, size } };
}

/** @param {Outcome} found */
function showOutcome(found) {
	outcome = found;
	result.hidden = false;
	result.removeAttribute('aria-busy');
	const isKeyWrong = 'reply' in found && KEY_CODES.includes(found.reply.code);
	key.setAttribute('aria-invalid', String(isKeyWrong));
	if ('error' in found || found.reply.code !== 0) say(status, 'status.failed');
	else {
		const { cards = [] } = found.reply.extra ?? {};
		say(status, 'status.done', {
			time: () => seconds(found.milliseconds),
			cards: cards.length,
			reviews: cards.flatMap(({ needsReview }) => needsReview).length,
		});
	}
	writeResult();
	if (isKeyWrong) key.focus();
	else byId('result-heading', HTMLElement).focus({ preventScroll: false });
}

/** Reads the sample that the server has. */
async function readSample() {
	const sample = await sampleImage().catch(() => undefined);
	if (sample !== undefined) await takeImage(sample);
	else showOutcome({ error: new CallError('error.unreachable') });
}

offerOptions();
useTexts({ en: ENGLISH, zh: CHINESE }, writeResult);
await takeCodeFromAddress(key, status);
const facts = await serverFacts();
offerFormats(facts, input);
watchImages(input, byId('drop', HTMLElement), takeImage);
byId('sample', HTMLButtonElement).addEventListener('click', readSample);
byId('read', HTMLButtonElement).addEventListener('click', readImage);
key.addEventListener('keydown', (event) => {
	if (event.key === 'Enter') void readImage();
});
