/** @import { Reply } from './call.js' */
/** @import { ShownBox } from './shown-boxes.js' */

import { element, svgElement } from './element.js';
import { boxesOnFirstPage } from './shown-boxes.js';
import { word } from './words.js';

/**
 * The image that was sent; without a size, this browser cannot show it.
 * @typedef {{ url: string, size?: { width: number, height: number } }} SentImage
 */

/**
 * Shows a page of what was sent with the boxes of what was read or, in a format that this browser does not show, its cards as the
 * server cut them out.
 * @param {number} page from 1
 * @param {Reply} reply
 * @param {SentImage} image
 * @param {number} [angle] by which it is turned, clockwise
 */
export function pageView(page, { extra }, { url, size }, angle = 0) {
	if (page === 1 && size !== undefined) {
		const view = imageView(boxesOnFirstPage(extra ?? {}), size, url);
		return turned(view, size.width / size.height, Math.round(angle / 90) % 4);
	}
	const cards = extra?.cards.filter((card) => card.page === page) ?? [];
	const shown = cards.flatMap(({ crops }) => crops?.card ?? []);
	if (shown.length === 0) return undefined;
	const heading = page === 1 ? [] : [element('h3', {}, word('page', { page }))];
	const images = shown.map((card) =>
		element('img', {
			// The page for folders keeps it as a file.
			src: card.startsWith('blob:') ? card : `data:image/jpeg;base64,${card}`,
			alt: word('cardCrop'),
		}),
	);
	return element('section', { class: 'cut-outs' }, ...heading, ...images);
}

/**
 * Shows boxes over an image.
 * @param {readonly ShownBox[]} boxes
 * @param {{ width: number, height: number }} size of the image in pixels
 * @param {string} url
 */
function imageView(boxes, { width, height }, url) {
	const overlay = svgElement(
		'svg',
		{
			viewBox: `0 0 ${width} ${height}`,
			role: 'img',
			'aria-label': word('image', { count: boxes.length }),
		},
		...boxes.map(drawBox),
	);
	// Unlike one within the SVG, this is turned by its EXIF orientation in every browser.
	return element('figure', { class: 'image' }, element('img', { src: url, alt: '' }), overlay);
}

/**
 * Turns a view clockwise, within a place of the shape that it has then.
 * @param {HTMLElement} view
 * @param {number} shape its width by its height
 * @param {number} quarters
 */
function turned(view, shape, quarters) {
	if (quarters === 0) return view;
	const isOnSide = quarters % 2 === 1;
	const place = element('div', { class: 'turned' }, view);
	place.style.aspectRatio = String(isOnSide ? 1 / shape : shape);
	view.style.width = isOnSide ? `${100 * shape}%` : '100%';
	view.style.rotate = `${90 * quarters}deg`;
	return place;
}

/** @param {ShownBox} shown */
function drawBox({ box, id, kind, text }) {
	const points = box.map((corner) => corner.join(',')).join(' ');
	const outline = svgElement('polygon', { points }, svgElement('title', {}, text));
	return svgElement('g', { class: `box ${kind}`, 'data-box': id }, outline);
}

/** Marks a field's box together with its row, under the mouse or by keyboard. @param {Element} body */
export function linkRowsAndBoxes(body) {
	const parts = [...body.querySelectorAll('[data-box]')];
	/** @param {Event} event */
	const partAt = ({ target }) => (target instanceof Element ? target.closest('[data-box]') : null);
	/** @param {Event} event */
	const mark = (event) => {
		const id = partAt(event)?.getAttribute('data-box') ?? '';
		for (const part of parts) {
			part.classList.toggle('marked', id !== '' && part.getAttribute('data-box') === id);
		}
	};
	for (const type of ['pointerover', 'focusin']) body.addEventListener(type, mark);
	body.addEventListener('click', (event) => {
		if (!(event.target instanceof HTMLButtonElement) || event.target.className !== 'name') return;
		mark(event);
		const id = partAt(event)?.getAttribute('data-box');
		const box = parts.find((part) => part.tagName === 'g' && part.getAttribute('data-box') === id);
		box?.scrollIntoView({ block: 'center', behavior: 'smooth' });
	});
}
