// How the page that a server gives reads photos: the server does. server/page/reader.js takes its place in the page from the disk.
import { takeCodeFromAddress } from '../code-in-address.js';
import { serverFacts } from '../server-facts.js';

export { callServer as readPhoto } from '../call.js';

/** How many photos are sent at a time: they keep eight cores busy, and even a server with one core takes them. */
export const AT_A_TIME = 8;

/** How often one photo is sent. */
export const TRIES = 5;

/** What this page says otherwise than its HTML. @type {{ en: Record<string, string>, zh: Record<string, string> }} */
export const TEXTS = { en: {}, zh: {} };

/** @param {HTMLInputElement} key @param {HTMLElement} status @returns what is read here */
export async function openReader(key, status) {
	await takeCodeFromAddress(key, status);
	return await serverFacts();
}
