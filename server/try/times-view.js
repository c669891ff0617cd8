/** @import { Times } from './call.js' */

import { element } from './element.js';
import { fileSize, word } from './words.js';

/** Shows how long a call took and how much it carried. @param {Times} times */
export function timesView({ sentBytes, receivedBytes, ...times }) {
	const rows = Object.entries(times)
		.filter(([, time]) => time !== undefined)
		.map(([name, time]) => [
			word('milliseconds', { time: Math.round(Number(time)) }),
			word(`time.${name}`),
		]);
	const sizes = [
		[fileSize(sentBytes), word('sent')],
		[fileSize(receivedBytes), word('received')],
	];
	return element(
		'section',
		{ class: 'times' },
		element('h3', {}, word('times')),
		element(
			'ul',
			{},
			...[...rows, ...sizes].map(([amount, what]) =>
				element('li', {}, element('strong', {}, amount), ` ${what}`),
			),
		),
	);
}
