/** @import { ShownBox } from './shown-boxes.js' */

import { element, svgElement } from './element.js';
import { word } from './words.js';

/**
 * Shows boxes over an image.
 * @param {readonly ShownBox[]} boxes
 * @param {{ width: number, height: number }} size of the image in pixels
 * @param {string} url
 */
export function imageView(boxes, { width, height }, url) {
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

/** @param {ShownBox} shown */
function drawBox({ box, id, kind, text }) {
	const points = box.map((corner) => corner.join(',')).join(' ');
	const outline = svgElement('polygon', { points }, svgElement('title', {}, text));
	return svgElement('g', { class: `box ${kind}`, 'data-box': id }, outline);
}
