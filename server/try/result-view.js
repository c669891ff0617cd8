/** @import { SentImage } from './page-view.js' */
/** @import { Reply } from './call.js' */

import { cardView } from './card-view.js';
import { element } from './element.js';
import { failureOf, failureView } from './failure-view.js';
import { peopleView, warningsView } from './notes-view.js';
import { linkRowsAndBoxes, pageView } from './page-view.js';
import { workflowButton } from './workflow-button.js';

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
		),
	);
	linkRowsAndBoxes(body);
	return body;
}
