import { CallError } from '../try/ask-server.js';
import { byId } from '../try/element.js';
import { offerLanguages, say, useTexts, writeWords } from '../try/words.js';
import { CHINESE } from './chinese-text.js';
import { deliver, rememberSent, wasSent } from './delivery.js';
import { ENGLISH } from './english-text.js';
import { mayPass, openLink } from './link.js';
import { photoTarget } from './photo-target.js';

/** After this time, in ms, sending counts as slow. */
const SLOW = 10000;

const status = byId('status', HTMLElement);
const photos = byId('photos', HTMLFieldSetElement);
const go = byId('go', HTMLButtonElement);

/** @type {import('./link.js').Link} */
let link;
/** @type {Array<ReturnType<typeof photoTarget>>} */
let targets = [];
/** What the button does. */
let act = open;

/** Shows what the link asks for, or why not. */
async function open() {
	go.hidden = true;
	say(status, 'status.opening');
	try {
		link = await openLink();
	} catch (error) {
		if (!(error instanceof CallError)) throw error;
		say(status, error.word, error.values);
		say(go, 'tryAgain');
		go.hidden = !mayPass(error);
		return;
	}
	say(status, '');
	byId('asked', HTMLElement).hidden = false;
	byId('text', HTMLElement).textContent = link.text;
	if (wasSent(link.id)) {
		say(status, 'status.sentBefore', { host: host() });
	} else {
		say(byId('fate', HTMLElement), 'fate', { host: host() });
		const sides = /** @type {const} */ (['portrait', 'emblem']);
		const asked = sides.filter((side) => link.sides === side || link.sides === 'both');
		targets = asked.map((side) => photoTarget(side, next));
		photos.append(...targets.map(({ node }) => node));
		photos.hidden = go.hidden = false;
		go.disabled = true;
		say(go, 'send');
		act = send;
		byId('wechat', HTMLElement).hidden = !navigator.userAgent.includes('MicroMessenger');
	}
	writeWords(link.language || undefined);
}

/** Leads to what is left to do, once a photo is good. @param {boolean} isGood */
function next(isGood) {
	const missing = targets.find(({ goodPhoto }) => goodPhoto() === undefined);
	go.disabled = missing !== undefined;
	say(status, missing === undefined ? 'status.ready' : '');
	if (isGood) (missing || go).focus();
}

async function send() {
	const sent = targets.flatMap(({ side, goodPhoto }) => {
		const photo = goodPhoto();
		return photo === undefined ? [] : [{ side, photo }];
	});
	photos.disabled = go.disabled = true;
	status.focus();
	say(status, 'status.sending', { host: host() });
	const timer = setTimeout(() => say(status, 'status.slow', { host: host() }), SLOW);
	const answer = await deliver(link, sent);
	clearTimeout(timer);
	if (answer !== undefined && answer >= 200 && answer < 300) {
		rememberSent(link.id);
		for (const { dropPhoto } of targets) dropPhoto();
		photos.textContent = '';
		targets = [];
		photos.hidden = go.hidden = byId('wechat', HTMLElement).hidden = true;
		say(status, 'status.sent', { host: host() });
	} else {
		photos.disabled = go.disabled = false;
		say(go, 'sendAgain');
		const word = answer === undefined ? 'unknown' : isOver(answer) ? 'over' : 'refused';
		say(status, `status.${word}`, { host: host(), status: String(answer) });
	}
}

/** Whether nothing waits there any more, as where an n8n execution went on. @param {number} answer */
const isOver = (answer) => answer === 404 || answer === 409 || answer === 410;

/** Where the photos go. */
const host = () => new URL(link.deliver_to).host;

useTexts({ en: ENGLISH, zh: CHINESE });
writeWords();
offerLanguages();
go.addEventListener('click', () => act());
// Another link, opened in this page.
addEventListener('hashchange', () => location.reload());
void open();
