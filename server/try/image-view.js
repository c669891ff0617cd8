/** @import { ShownBox } from './shown-boxes.js' */

import { element, svgElement } from './element.js';
import { word } from './words.js';

/** Share of a box's height that its text takes on a blank sheet. */
const TEXT_SHARE = 0.7;

/**
 * Shows boxes over an image, or with their text on a blank sheet.
 * @param {readonly ShownBox[]} boxes
 * @param {{ width: number, height: number }} size of the page in pixels
 * @param {string} [imageUrl] absent: a blank sheet
 */
export function imageView(boxes, { width, height }, imageUrl) {
	const drawn = boxes.map((one) => drawBox(one, imageUrl === undefined));
	const overlay = svgElement(
		'svg',
		{
			viewBox: `0 0 ${width} ${height}`,
			role: 'img',
			'aria-label': word('image', { count: boxes.length }),
		},
		...drawn,
	);
	if (imageUrl === undefined) {
		const note = element('figcaption', {}, word('sheet'));
		return element('figure', { class: 'sheet' }, overlay, note);
	}
	// Unlike one within the SVG, this is turned by its EXIF orientation in every browser.
	const image = element('img', { src: imageUrl, alt: '' });
	return element('figure', { class: 'image' }, image, overlay);
}

/**
 * @param {ShownBox} shown
 * @param {boolean} withText
 */
function drawBox({ box, id, kind, text }, withText) {
	const points = box.map((corner) => corner.join(',')).join(' ');
	const outline = svgElement('polygon', { points }, svgElement('title', {}, text));
	const written = withText && text !== '' ? textIn(box, text) : undefined;
	return svgElement('g', { class: `box ${kind}`, 'data-box': id }, outline, written);
}

/**
 * The text along the upper edge of its box.
 * @param {import('./reply-cards.js').Box} box
 * @param {string} text
 */
function textIn([[x, y], [rightX, rightY], , [leftX, leftY]], text) {
	const width = Math.hypot(rightX - x, rightY - y);
	const height = Math.hypot(leftX - x, leftY - y);
	const degrees = (Math.atan2(rightY - y, rightX - x) * 180) / Math.PI;
	// Chinese characters are as wide as high: this is the largest size at which they fit.
	const size = Math.min(height * TEXT_SHARE, width / text.length);
	return svgElement(
		'text',
		{
			transform: `translate(${x} ${y}) rotate(${degrees})`,
			'font-size': size,
			y: (height + size * TEXT_SHARE) / 2,
		},
		text,
	);
}
