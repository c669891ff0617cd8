/** @import { SentImage } from './page-view.js' */
/** @import { Reply } from './call.js' */

import { cardView } from './card-view.js';
import { element } from './element.js';
import { failureOf, failureView } from './failure-view.js';
import { peopleView, warningsView } from './notes-view.js';
import { linkRowsAndBoxes, pageView } from './page-view.js';
import { copyButton, workflowButton } from './workflow-button.js';
import { word } from './words.js';

/**
 * Shows everything in a reply.
 * @param {{ reply: Reply, reason: string, image: SentImage }} outcome
 */
export function resultView({ reply, reason, image }) {
	const { cards = [], warnings = [], people = [] } = reply.extra ?? {};
	const failure = failureOf(reply, reason);
	const pages = [...new Set(cards.map(({ page }) => page))].sort((one, other) => one - other);
	const images = (pages.length === 0 ? [1] : pages).map((page) => pageView(page, reply, image));
	const body = element(
		'div',
		{ class: 'columns' },
		element('div', { class: 'images' }, ...images),
		element(
			'div',
			{ class: 'findings' },
			failure === undefined ? undefined : failureView(failure),
			warningsView(warnings),
			...cards.map((card, index) =>
				cardView(card, index, cards.length, card.page === 1 && image.size !== undefined),
			),
			peopleView(people),
			workflowButton(),
			jsonView(reply),
		),
	);
	linkRowsAndBoxes(body);
	return body;
}

/**
 * Shows a reply as JSON without its pictures, with a button that copies it whole.
 * @param {unknown} reply
 */
function jsonView(reply) {
	const shown = JSON.stringify(reply, (key, value) => (key === 'crops' ? undefined : value), 2);
	return element(
		'details',
		{ class: 'json' },
		element('summary', {}, word('json')),
		copyButton(JSON.stringify(reply, null, 2), word('copy'), word('copied')),
		element('pre', { tabindex: 0 }, element('code', {}, shown)),
	);
}
