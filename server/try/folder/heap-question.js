/** @import { FoundSide } from '../../../domain/result/found-side.ts' */
/** @import { Table } from '../../src/folder/rows.mts' */
/** @import { Photo } from './read-photos.js' */

import { element } from '../element.js';
import { shownImage } from '../shown-image.js';
import { word } from '../words.js';
import { beginStep, decide, isHeapRefused, refuseHeap, sideKey } from './answers.js';

/** Fewer pairs are asked one by one: three of them are shown. */
const FEWEST = 4;

/**
 * The pairs of one folder that rest on the order of photos, and that nothing contradicts.
 * @param {Table} table
 * @param {readonly Photo[]} photos
 */
function pairsInOrder({ people }, photos) {
	const found = people.flatMap(({ person: { portrait, emblem, isProposed, evidence } }) => {
		if (!isProposed || !evidence.includes('order') || !portrait || !emblem) return [];
		return [{ portrait, emblem, folder: photos[portrait.image].name.replace(/[^/]*$/, '') }];
	});
	const [first] = found.filter(({ folder }) => {
		const { length } = found.filter((one) => one.folder === folder);
		return length >= FEWEST && !isHeapRefused(folder);
	});
	return found.filter(({ folder }) => folder === first?.folder);
}

/**
 * Asks one question about all pairs in order in a folder, of which it shows the first, the middle and the last, and the
 * others when asked.
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {readonly Photo[]} photos
 * @param {() => void} onAnswer
 */
export function askOfHeap(place, table, photos, onAnswer) {
	const pairs = pairsInOrder(table, photos);
	const key =
		pairs.map(({ portrait, emblem }) => `${sideKey(portrait)} ${sideKey(emblem)}`).join() +
		word('heap.yes');
	// It is asked already: its photos stay, and so does the focus.
	if (key === place.dataset['pairs']) return;
	place.dataset['pairs'] = key;
	place.hidden = pairs.length === 0;
	if (place.hidden) return place.replaceChildren();
	const shown = [0, Math.floor(pairs.length / 2), pairs.length - 1].map((at) => pairs[at]);
	const others = pairs.filter((pair) => !shown.includes(pair));
	const count = pairs.length;
	const answer = (/** @type {boolean} */ isYes) => {
		beginStep();
		if (isYes) for (const { portrait, emblem } of pairs) decide(photos, [portrait], [emblem], true);
		else refuseHeap(pairs[0].folder);
		onAnswer();
	};
	const yes = element('button', { type: 'button', class: 'main' }, word('heap.yes', { count }));
	const no = element('button', { type: 'button' }, word('heap.no'));
	yes.addEventListener('click', () => answer(true));
	no.addEventListener('click', () => answer(false));
	place.replaceChildren(
		element('p', {}, word('heap.question', { shown: shown.length, count })),
		pairsOf(shown, photos),
		othersOf(others, photos),
		element('p', { class: 'actions' }, yes, no),
	);
}

/** @typedef {ReturnType<typeof pairsInOrder>} Pairs */

/** @param {Pairs} pairs @param {readonly Photo[]} photos */
function pairsOf(pairs, photos) {
	const views = pairs.map(({ portrait, emblem }) => {
		const sides = [portrait, emblem].map((side) => thumbnail(side, photos[side.image]));
		return element('div', { class: 'pair' }, ...sides);
	});
	return element('div', { class: 'pairs' }, ...views);
}

/** Hundreds of photos are loaded only if somebody looks. @param {Pairs} pairs @param {readonly Photo[]} photos */
function othersOf(pairs, photos) {
	const summary = element('summary', {}, word('heap.others', { count: pairs.length }));
	const details = element('details', {}, summary);
	details.addEventListener('toggle', () => details.append(pairsOf(pairs, photos)), { once: true });
	return details;
}

/** @param {FoundSide} side @param {Photo} photo */
function thumbnail({ index }, { file, name, reply }) {
	const url = URL.createObjectURL(file);
	const figure = element('figure', {}, element('figcaption', {}, name));
	void shownImage(url).then((image) => {
		// In a format that this browser does not show, the card as the server cut it out.
		const cut = reply?.extra?.cards[index]?.crops?.card;
		const shown =
			image ?? (cut === undefined ? undefined : element('img', { src: cut, alt: name }));
		if (shown !== undefined) figure.prepend(shown);
		URL.revokeObjectURL(url);
	});
	return figure;
}
