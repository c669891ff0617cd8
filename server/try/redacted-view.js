/** @import { Extra, Page } from './reply-cards.js' */

import { element } from './element.js';
import { jpegView } from './jpeg-view.js';
import { word } from './words.js';

/**
 * Shows the redacted copy of each page, or says that there is none, if the call requested them.
 * @param {Extra} extra
 * @returns {HTMLElement[]}
 */
export function redactedViews({ pages = [] }) {
	return pages.flatMap((page) => {
		if (page.redacted === undefined) return [];
		if (page.redacted === null) return [element('p', {}, named(word('notRedacted'), page, pages))];
		const name = pages.length === 1 ? 'redacted.jpg' : `redacted-${page.page}.jpg`;
		const view = jpegView(page.redacted, named(word('redacted'), page, pages), name);
		return page.unsettled?.length ? [view, element('p', {}, word('unsettled'))] : [view];
	});
}

/**
 * @param {string} text
 * @param {Page} page
 * @param {readonly Page[]} pages
 */
function named(text, { page }, pages) {
	return pages.length === 1 ? text : `${word('pages', { page })} · ${text}`;
}
