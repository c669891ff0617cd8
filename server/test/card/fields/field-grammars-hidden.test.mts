import { expect, test } from '@jest/globals';

import { readCard } from '../read.mts';
import {
	changed,
	emblemLines,
	line,
	portraitLines,
	portraitToScale,
	toScale,
} from '../card-lines.mts';

const PERIOD = '2017.08.12-2037.08.12';
const [START, END] = ['2017-08-12', '2037-08-12'];

test.each([
	[PERIOD, START, END],
	['12-2037.08.12', null, END],
	['2017.08.12-2037.0', START, null],
	['2017.08.12-十', START, null],
	['7.08.12-长期', null, '长期'],
	['2017.08.1-2037.08.12', null, END],
	['017.08.12-037.08.12', null, null],
])('a validity read as %s is from %s to %s', (text, start, end) => {
	const fields = readCard(changed(emblemLines(), { [PERIOD]: [line(text, 200, 300)] }));
	expect(fields).toMatchObject({ valid_date_start: start, valid_date_end: end });
});

test('an emblem side with all its values hidden is still found', () => {
	const hidden = changed(emblemLines(), { [PERIOD]: [], 上海市公安局黄浦分局: [] });
	expect(readCard(hidden)).toMatchObject({ side: 0, issued_by: null, valid_date_end: null });
	expect(readCard(changed(hidden, { 居民身份证: [] }))).toBeNull();
});

test('a name with only one character left is null', () => {
	const lost = changed(portraitLines(), { 于雨薇: [line('薇', 160, 50)] });
	expect(readCard(lost)).toMatchObject({ identity_name: null, race: '汉' });
});

test('a number places a card with just the rest of its label and an address that begins with a place', () => {
	const number = '310101199001011242';
	const blurred = portraitToScale().filter(({ text }) => /雨|上海|200|3101/.test(text));
	const label = toScale('号码', 6.5 + 4 * 3.2, 47.4, 3.2);
	expect(readCard([...blurred, label])).toMatchObject({ identity_code: number });
	expect(readCard(blurred)).toBeNull();
});
