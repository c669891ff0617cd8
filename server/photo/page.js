import { CallError } from '../try/ask-server.js';
import { byId } from '../try/element.js';
import { say, useTexts, writeWords } from '../try/words.js';
import { CHINESE } from './chinese-text.js';
import { deliver } from './delivery.js';
import { ENGLISH } from './english-text.js';
import { areOfTwo, mayPass, openLink, reportSent } from './link.js';
import { photoTarget } from './photo-target.js';

/** After this time, in ms, sending counts as slow. */
const SLOW = 10000;

const status = byId('status');
const notice = byId('notice');
const photos = byId('photos', HTMLFieldSetElement);
const go = byId('go', HTMLButtonElement);
const wechat = byId('wechat');

/** @type {import('./link.js').Link} */
let link;
/** @type {Array<ReturnType<typeof photoTarget>>} */
let targets = [];
/** What the button does. */
let act = open;
/** What it says of sending. */
let sending = 'send';

/** Shows what the link asks for, or why not. */
async function open() {
	go.hidden = true;
	// Of this entry in the tab's history: it is there after a reload, and nothing is stored.
	const { sent } = history.state || {};
	if (sent) return say(status, 'status.sentBefore', { host: sent });
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
	// A link that lost its query on the way here: without it, the page may deliver nowhere.
	if (location.search !== `?${link.page}`) {
		// Replaces this entry in the history, so that Back leads out of the page.
		location.replace(`?${link.page}${location.hash}`);
		return;
	}
	byId('asked').hidden = false;
	say(byId('asked-heading'), 'asks', { sender: link.sender });
	byId('text').textContent = link.text;
	if (link.checks_left > 0) ask();
	else if (link.sent) tell('sentBefore');
	else say(status, 'error.usedUp');
	writeWords(link.language || undefined);
}

function ask() {
	const wasAt = ['taken', 'sending'].find((one) => one === history.state);
	say(notice, wasAt ? `reloaded.${wasAt}` : link.sent ? 'status.sentByLink' : '');
	say(status, '');
	history.replaceState('', '');
	say(byId('fate'), 'fate', { host: host() });
	const sides = /** @type {const} */ (['portrait', 'emblem']);
	targets = sides
		.filter((side) => link.sides === side || link.sides === 'both')
		.map((side) => photoTarget(side, link.poor === 'warn', wasAt !== undefined, next));
	photos.append(...targets.map(({ node }) => node));
	photos.hidden = go.hidden = false;
	go.disabled = true;
	say(go, sending);
	act = send;
	wechat.hidden = !navigator.userAgent.includes('MicroMessenger');
}

/** Leads to what is left to do, once a photo is good. @param {boolean} isGood */
function next(isGood) {
	const missing = targets.find(({ goodPhoto }) => goodPhoto() === undefined);
	go.disabled = missing !== undefined;
	const isWarned = missing === undefined && areOfTwo();
	say(status, isWarned ? 'status.ofTwo' : missing === undefined ? 'status.ready' : '');
	say(go, isWarned ? 'sendAnyway' : sending);
	status.classList.toggle('poor', isWarned);
	if (isGood) (missing || go).focus();
}

async function send() {
	status.classList.remove('poor');
	photos.disabled = go.disabled = true;
	status.focus();
	tell('sending');
	history.replaceState('sending', '');
	const timer = setTimeout(() => tell('slow'), SLOW);
	const { status: answer, reason, again } = await deliver(link, targets);
	clearTimeout(timer);
	if (reason === '' && answer !== undefined && answer >= 200 && answer < 300) {
		history.replaceState({ sent: host() }, '');
		void reportSent();
		for (const { dropPhoto } of targets) dropPhoto();
		for (const gone of [notice, photos, go, wechat]) gone.remove();
		return tell('sent');
	}
	history.replaceState('taken', '');
	const isOver = answer === 404 || answer === 410;
	// What nobody waits for cannot be sent again; n8n says 409 while it reads another delivery.
	photos.disabled = go.hidden = isOver;
	// Others have to be taken first.
	go.disabled = reason !== '' && !again;
	say(go, (sending = 'sendAgain'));
	if (reason === '' || isOver)
		tell(answer === undefined ? 'unknown' : isOver || answer === 409 ? 'over' : 'refused', answer);
	else if (areOfTwo()) tell('refusedOfTwo');
	else say(status, 'status.refusedWhy', { host: host(), reason });
}

/** Where the photos go. */
const host = () => new URL(link.deliver_to).host;

/** Says how the delivery stands. @param {string} word @param {number} [answer] */
const tell = (word, answer) =>
	say(status, `status.${word}`, { host: host(), status: String(answer) });

useTexts({ en: ENGLISH, zh: CHINESE });
go.addEventListener('click', () => act());
// Another link, opened in this page.
addEventListener('hashchange', () => location.reload());
void open();
