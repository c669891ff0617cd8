// How the page from the disk reads photos: workers in it do, and nothing leaves it.
/** @import { CallOptions } from '../try/call.js' */
/** @import { Answer } from './worker.mts' */
/** @import { Given } from './given.mts' */

import { CallError } from '../try/ask-server.js';
import { byId, element } from '../try/element.js';
import { say } from '../try/words.js';
import { FORMATS } from './formats.mts';

export const TEXTS = {
	en: {
		privacy:
			'Photos are read in this page. It can reach no network, keeps nothing, and forgets all when you close it.',
		noise:
			'This browser alters pictures that pages read, to hide who you are: values will come out wrong. Turn this off, or use another browser.',
	},
	zh: {
		privacy: '照片只在本页面内识别。页面无法访问网络，不保存任何内容，关闭后即全部清除。',
		noise:
			'此浏览器为防止跟踪会改动页面读取的图片，识别结果将不准确。请关闭该功能，或换用其他浏览器。',
	},
};

/** Memory, in GB, below which browsers say how little there is, and one worker is enough. */
const LITTLE_MEMORY = 4;
/** A choice: with more, few machines have a core left for the page. */
const MOST_WORKERS = 4;

const { deviceMemory = 8 } = /** @type {Navigator & { deviceMemory?: number }} */ (navigator);
export const AT_A_TIME =
	deviceMemory < LITTLE_MEMORY
		? 1
		: Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1));

/** What fails here fails again. */
export const TRIES = 1;

/** @param {HTMLInputElement} key is not needed */
export async function openReader(key) {
	key.value = 'none';
	/** @type {HTMLElement} */ (key.closest('.row')).hidden = true;
	if (!keepsPixels()) {
		const warning = element('p', { role: 'alert' });
		byId('request', HTMLElement).prepend(warning);
		say(warning, 'noise');
	}
	return { formats: FORMATS, maxBytes: 100e6 };
}

/** Whether a picture that is drawn is read as it was drawn. */
function keepsPixels() {
	const side = 16;
	const drawn = new ImageData(side, side);
	for (let at = 0; at < drawn.data.length; at++)
		drawn.data[at] = at % 4 === 3 ? 255 : (at * 37) % 256;
	const context = new OffscreenCanvas(side, side).getContext('2d');
	if (context === null) return false;
	context.putImageData(drawn, 0, 0);
	const { data } = context.getImageData(0, 0, side, side);
	return data.every((value, at) => value === drawn.data[at]);
}

/** Workers that read nothing at the moment. @type {Worker[]} */
const free = [];
/** Who waits for one. @type {Array<(worker: Worker) => void>} */
const waiting = [];
let started = 0;

/**
 * Reads the cards in a file.
 * @param {File} file
 * @param {CallOptions} options
 * @returns as the server replies: also with an error code, whose `msg` is Chinese, and its `reason` English
 * @throws {CallError} when the file cannot be read, or the worker ends; the reason of the signal when it is aborted.
 */
export async function readPhoto(file, { signal, cutOut }) {
	const worker = await takeWorker();
	const answered = askWorker(worker, { file, cutOut });
	// What it reads is read to the end, whoever still waits for it.
	answered.then(
		() => giveBack(worker),
		() => discard(worker),
	);
	const ended = new Promise((_, reject) => {
		if (signal.aborted) reject(signal.reason);
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
	const answer = await /** @type {Promise<Answer>} */ (Promise.race([answered, ended]));
	if (!('reply' in answer)) throw new CallError('error.unreadableFile');
	return { ...answer, headers: new Headers(), status: 200 };
}

/** @returns {Promise<Worker>} */
async function takeWorker() {
	const worker = free.pop();
	if (worker !== undefined) return worker;
	if (started === AT_A_TIME) return await new Promise((resolve) => waiting.push(resolve));
	started++;
	return await startWorker().catch((error) => {
		started--;
		throw error;
	});
}

/** @param {Worker} worker */
function giveBack(worker) {
	const next = waiting.shift();
	if (next === undefined) free.push(worker);
	else next(worker);
}

/** @param {Worker} worker that has failed */
function discard(worker) {
	worker.terminate();
	started--;
	if (waiting.length > 0) void takeWorker().then(giveBack);
}

/** @type {Promise<Given> | undefined} */
let files;

async function startWorker() {
	files ??= unpackedFiles();
	const code = byId('worker', HTMLScriptElement).textContent;
	const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
	const worker = new Worker(url);
	await askWorker(worker, { given: await files });
	return worker;
}

/**
 * @param {Worker} worker
 * @param {import('./worker.mts').Request} request
 * @returns {Promise<Answer>}
 */
async function askWorker(worker, request) {
	const answer = new Promise((resolve, reject) => {
		worker.onmessage = ({ data }) => resolve(data);
		worker.onerror = () => reject(new CallError('error.unreachable'));
	});
	worker.postMessage(request);
	return /** @type {Promise<Answer>} */ (answer);
}

/** The files that the page holds, each compressed, in base64. */
async function unpackedFiles() {
	const held = document.querySelectorAll('script[data-file]');
	const named = Array.from(held, async (element) => {
		const { dataset, textContent } = /** @type {HTMLScriptElement} */ (element);
		const packed = blobOf(String(textContent));
		const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
		return [dataset['file'], new Uint8Array(await new Response(stream).arrayBuffer())];
	});
	return /** @type {Given} */ (Object.fromEntries(await Promise.all(named)));
}

/** @param {string} base64 */
const blobOf = (base64) =>
	new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
