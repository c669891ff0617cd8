/** @import { Side } from './link.js' */

import { CallError } from '../try/ask-server.js';
import { element, svgElement } from '../try/element.js';
import { say } from '../try/words.js';
import { checkPhoto, mayPass } from './link.js';
import { smallPhoto } from './small-photo.js';

/** What is where on a card, in millimetres: the place of the portrait or the emblem, and lines of print. */
const OUTLINES = {
	portrait: 'M56 10h21v26h-21z M9 12h18 M9 20h32 M9 28h38 M9 35h26 M9 46h66',
	emblem: 'M9 17a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z M34 12h43 M40 22h31 M16 39h44 M16 46h54',
};

/**
 * One side of the card: what to tap for its photo, the photo, and what the server says about it.
 * @param {Side} side
 * @param {boolean} warnsAtOnce whether a poor photo passes at once, with a warning
 * @param {boolean} isReloaded whether the page was reloaded, perhaps because the camera took its memory: then a stored photo may be chosen too
 * @param {(isGood: boolean) => void} onVerdict called when a photo is good, when it is not, and when it is no longer there
 */
export function photoTarget(side, warnsAtOnce, isReloaded, onVerdict) {
	const verdict = element('p', { id: `${side}-verdict`, role: 'status' });
	const again = element('button', { type: 'button', 'data-word': 'checkAgain', hidden: true });
	const action = element('strong', { class: 'action', 'data-word': 'take' });
	const input = element('input', {
		type: 'file',
		accept: 'image/*',
		...(!isReloaded && { capture: 'environment' }),
		'aria-describedby': verdict.id,
	});
	const outline = svgElement(
		'svg',
		{ viewBox: '0 0 86 54', 'aria-hidden': 'true' },
		svgElement('rect', { x: 1, y: 1, width: 84, height: 52, rx: 3 }),
		svgElement('path', { d: OUTLINES[side] }),
	);
	const view = element('span', { class: 'view' }, outline);
	const name = element('strong', { 'data-word': `side.${side}` });
	const label = element('label', { class: 'drop' }, input, view, name, action);
	const node = element('div', { class: 'side' }, label, verdict, again);

	/** @type {Blob | undefined} */
	let photo;
	let isGood = false;
	/** Photos that showed the side, but not well. */
	let poor = 0;
	let running = new AbortController();

	/** @param {string} word @param {'good' | 'poor' | 'bad' | 'waiting'} state @param {import('../try/words.js').Values} [values] */
	const show = (word, state, values) => {
		node.className = `side ${state}`;
		say(verdict, word, values);
		isGood = state === 'good' || state === 'poor';
		onVerdict(isGood);
	};
	const dropPhoto = () => {
		running.abort();
		photo = undefined;
		view.textContent = '';
		view.append(outline);
	};
	/** @param {File} file */
	const take = async (file) => {
		dropPhoto();
		const { signal } = (running = new AbortController());
		show('verdict.checking', 'waiting');
		const taken = await smallPhoto(file);
		if (signal.aborted) return;
		photo = taken;
		// The browser does not show what it could not make smaller.
		if (photo !== file) {
			const image = element('img', { src: URL.createObjectURL(photo), alt: '' });
			image.onload = () => URL.revokeObjectURL(image.src);
			view.replaceChild(image, outline);
		}
		say(action, 'retake');
		await check();
	};
	const check = async () => {
		if (photo === undefined) return;
		running.abort();
		const { signal } = (running = new AbortController());
		again.hidden = true;
		show('verdict.checking', 'waiting');
		try {
			const { hint, found } = await checkPhoto(photo, side, signal);
			if (hint === null) show('verdict.good', 'good');
			else if (found && (warnsAtOnce || ++poor > 1)) show(`poor.${hint}`, 'poor');
			else show(`hint.${hint}`, 'bad');
		} catch (error) {
			if (signal.aborted) return;
			if (!(error instanceof CallError)) throw error;
			again.hidden = !mayPass(error);
			show(error.word, 'bad', error.values);
		}
	};
	// Of this entry in the tab's history, so that a reload can say what became of it: a phone may end the page for its camera.
	for (const event of ['click', 'change'])
		input.addEventListener(event, () => history.replaceState('taken', ''));
	input.addEventListener('change', () => {
		const [file] = input.files || [];
		// So that the same file can be chosen again.
		input.value = '';
		if (file !== undefined) void take(file);
	});
	again.addEventListener('click', () => {
		// The button goes.
		input.focus();
		void check();
	});
	return {
		side,
		node,
		dropPhoto,
		/** The photo, once it is good. */
		goodPhoto: () => (isGood ? photo : undefined),
		focus: () => input.focus(),
	};
}
