/** @import { Reply } from './reply-cards.js' */
/** @import { SentImage } from './page-view.js' */

import { CallError } from './ask-server.js';
import { callServer } from './call.js';
import { CHINESE } from './chinese-text.js';
import { byId } from './element.js';
import { ENGLISH } from './english-text.js';
import { failureOfCall, failureView } from './failure-view.js';
import { sampleImage, watchImages } from './image-input.js';
import { takeCodeFromAddress } from './code-in-address.js';
import { chosenExtra, nameOptions, offerOptions } from './options-form.js';
import { cardsOf, reviewCount } from './reply-cards.js';
import { resultView } from './result-view.js';
import { acceptedBy, maxFileSize, serverFacts } from './server-facts.js';
import { shownImage, withShownCards } from './shown-image.js';
import { fileSize, offerLanguages, seconds, useTexts, word, writeWords } from './words.js';

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

/** @type {import('./server-facts.js').Facts} */
let facts;
/** @type {File | undefined} */
let file;
/** @type {string | undefined} */
let imageUrl;
/** @type {Outcome | undefined} */
let outcome;
/** Returns the text of the status line in the page's language. @type {() => string} */
let statusText = () => '';
let running = new AbortController();

/** @param {() => string} text */
function showStatus(text) {
	statusText = text;
	status.textContent = text();
}

/** Writes everything again in the page's language. */
function writePage() {
	nameOptions();
	byId('formats', HTMLElement).textContent = word('formats', {
		formats: facts.formats.map((format) => format.toUpperCase()).join(word('comma')),
	});
	byId('chosen', HTMLElement).textContent =
		file === undefined ? '' : word('chosen', { name: file.name, size: fileSize(file.size) });
	status.textContent = statusText();
	if (outcome === undefined) return;
	resultBody.replaceChildren(
		'error' in outcome ? failureView(failureOfCall(outcome.error)) : resultView(outcome),
	);
}

/** @param {File} image */
async function takeImage(image) {
	running.abort();
	file = image;
	outcome = undefined;
	result.hidden = true;
	if (imageUrl !== undefined) URL.revokeObjectURL(imageUrl);
	imageUrl = URL.createObjectURL(image);
	showStatus(() => '');
	writePage();
	await readImage();
}

async function readImage() {
	if (file === undefined || imageUrl === undefined) {
		showStatus(() => word('status.noImage'));
		input.focus();
		return;
	}
	if (key.value === '') {
		showStatus(() => word('status.noKey'));
		key.focus();
		return;
	}
	running.abort();
	running = new AbortController();
	const { signal } = running;
	showStatus(() => word('status.reading'));
	result.setAttribute('aria-busy', 'true');
	const found = await readingOf(file, imageUrl, signal).catch((error) => {
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
	if (image.size > maxFileSize(facts)) {
		throw new CallError('error.tooLarge', { size: image.size, limit: maxFileSize(facts) });
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
	if ('error' in found || found.reply.code !== 0) {
		showStatus(() => word('status.failed'));
	} else {
		const cards = cardsOf(found.reply);
		showStatus(() =>
			word('status.done', {
				time: seconds(found.milliseconds),
				cards: cards.length,
				reviews: reviewCount(cards),
			}),
		);
	}
	writePage();
	if (isKeyWrong) key.focus();
	else byId('result-heading', HTMLElement).focus({ preventScroll: false });
}

/** Reads the sample that the server has. */
async function readSample() {
	const sample = await sampleImage().catch(() => undefined);
	if (sample !== undefined) await takeImage(sample);
	else showOutcome({ error: new CallError('error.unreachable') });
}

useTexts({ en: ENGLISH, zh: CHINESE });
writeWords();
await takeCodeFromAddress(key, () => showStatus(() => word('status.uselessCode')));
facts = await serverFacts();
input.accept = acceptedBy(facts.formats);
offerOptions(facts);
writePage();
watchImages(input, byId('drop', HTMLElement), takeImage);
byId('sample', HTMLButtonElement).addEventListener('click', readSample);
byId('read', HTMLButtonElement).addEventListener('click', readImage);
key.addEventListener('keydown', (event) => {
	if (event.key === 'Enter') void readImage();
});
offerLanguages(writePage);
