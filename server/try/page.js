/** @import { Reply } from './call.js' */
/** @import { SentImage } from './page-view.js' */

import { apiErrorKind } from '../../domain/api-error.ts';
import { askServer, CallError } from './ask-server.js';
import { callServer } from './call.js';
import { CHINESE } from './chinese-text.js';
import { byId } from './element.js';
import { ENGLISH } from './english-text.js';
import { failureView } from './failure-view.js';
import { watchFiles } from './given-files.js';
import { takeCodeFromAddress } from './code-in-address.js';
import { resultView } from './result-view.js';
import { offerFormats, serverFacts } from './server-facts.js';
import { shownImage } from './shown-image.js';
import { fileSize, say, seconds, useTexts, word } from './words.js';

/**
 * @typedef {{ reply: Reply, reason: string, milliseconds: number, image: SentImage } | { error: CallError }} Outcome
 */

const input = byId('file', HTMLInputElement);
const key = byId('key', HTMLInputElement);
const status = byId('status');
const result = byId('result');
const resultBody = byId('result-body');

/** @type {{ file: File, url: string } | undefined} */
let chosen;
/** @type {Outcome | undefined} */
let outcome;
let running = new AbortController();

/** Shows what came of the image, in the page's language. */
function writeResult() {
	if (outcome === undefined) return;
	if ('error' in outcome) {
		const sentence = word(outcome.error.word, outcome.error.values);
		resultBody.replaceChildren(failureView({ sentence, notes: [] }));
	} else resultBody.replaceChildren(resultView(outcome));
}

/** Takes the first of the files that are chosen, dropped or pasted. @param {Iterable<File>} files */
async function takeImage([file]) {
	if (file === undefined) return;
	running.abort();
	outcome = undefined;
	result.hidden = true;
	if (chosen !== undefined) URL.revokeObjectURL(chosen.url);
	chosen = { file, url: URL.createObjectURL(file) };
	say(byId('chosen'), 'chosen', { name: file.name, size: () => fileSize(file.size) });
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
		throw new CallError('error.tooLarge', {
			size: () => fileSize(image.size),
			limit: () => fileSize(facts.maxBytes),
		});
	}
	const start = performance.now();
	const [{ reply, reason }, size] = await Promise.all([
		callServer(image, { key: key.value.trim(), signal }),
		shownImage(url),
	]);
	return { reply, reason, milliseconds: performance.now() - start, image: { url, size } };
}

/** @param {Outcome} found */
function showOutcome(found) {
	outcome = found;
	result.hidden = false;
	result.removeAttribute('aria-busy');
	const cause = 'reply' in found && apiErrorKind(found.reply.code)?.cause;
	// Another key may resolve either.
	const isKeyWrong = cause === 'credential' || cause === 'quota';
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
	else byId('result-heading').focus({ preventScroll: false });
}

/**
 * Reads the image of a card that nobody has, kept with this page.
 * `npm run specimens -- --seed try-page --count 6 --level photo --side portrait --out DIR` in tools/lab draws it, the last of six.
 */
async function readSample() {
	const sample = await fetch('try/sample.jpg', { credentials: 'omit' })
		.then((response) => (response.ok ? response.blob() : undefined))
		.catch(() => undefined);
	if (sample === undefined) return showOutcome({ error: new CallError('error.unreachable') });
	await takeImage([new File([sample], 'sample.jpg', { type: 'image/jpeg' })]);
}

/** Takes the key along, as a code that is good once. @param {MouseEvent} event */
async function openFolder(event) {
	const headers = { 'x-api-key': key.value.trim() };
	if (headers['x-api-key'] === '') return;
	event.preventDefault();
	const answer = await askServer('try/codes', { method: 'POST', headers }).catch(() => undefined);
	const made = /** @type {{ code: string } | null | undefined} */ (answer && answer.reply.data);
	location.href = made ? `folder#code=${made.code}` : 'folder';
}

useTexts({ en: ENGLISH, zh: CHINESE }, writeResult);
await takeCodeFromAddress(key, status);
const facts = await serverFacts();
offerFormats(facts, input);
watchFiles([input], takeImage, ({ files }) => takeImage(files));
document.addEventListener('paste', (event) => takeImage(event.clipboardData?.files ?? []));
byId('sample', HTMLButtonElement).addEventListener('click', readSample);
byId('folder').addEventListener('click', openFolder);
byId('read', HTMLButtonElement).addEventListener('click', readImage);
key.addEventListener('keydown', (event) => {
	if (event.key === 'Enter') void readImage();
});
