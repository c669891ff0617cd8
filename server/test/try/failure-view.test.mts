import { beforeAll, expect, test } from '@jest/globals';

import { CHINESE } from '../../try/chinese-text.js';
import { ENGLISH } from '../../try/english-text.js';
import { pageInEnglish } from './page-in-english.mts';

type Failures = typeof import('../../try/failure-view.js');

const NO_CARD = { code: 5021, msg: '未识别到身份证', data: null, request_id: 'req_1' };
const ENGLISH_REASON = 'No ID card could be read in this image';

let failureOf: Failures['failureOf'];
beforeAll(async () => {
	await pageInEnglish({ en: ENGLISH, zh: CHINESE });
	({ failureOf } = await import('../../try/failure-view.js'));
});

/** What the page says of a reply without a card. */
const said = (unread?: { reason: string; seen?: string[] }) =>
	failureOf({ ...NO_CARD, extra: unread && { unread } } as never, ENGLISH_REASON);

test('without words of a card it says what the code means', () => {
	const failure = { sentence: `5021: ${ENGLISH_REASON}`, notes: ['Request req_1'] };
	expect(said()).toEqual(failure);
	expect(said({ reason: 'too-dark' })).toEqual(failure);
});

test('with words of a card it says that there seems to be one, what was seen and what of that side was not', () => {
	const seen = ['identity_name', 'gender', 'address'];
	const { sentence, notes } = said({ reason: 'card-not-readable', seen })!;
	expect(sentence).toBe(
		'5021: The image seems to show an ID card, but it could not be read. Seen: name, gender, address. ' +
			'Not seen: ID number, ethnic group, date of birth. Please look at the image.',
	);
	expect(notes).toEqual([expect.stringContaining('a sharp photo'), 'Request req_1']);
});
