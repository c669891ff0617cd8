import { expect, test } from '@jest/globals';

import { readCard } from '../../read.mts';
import { emblemLines } from '../../card-lines.mts';

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
	const fields = readCard(emblemLines({ [PERIOD]: text }));
	expect(fields).toMatchObject({ valid_date_start: start, valid_date_end: end });
});
