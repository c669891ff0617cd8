import { describe, expect, test } from '@jest/globals';

import { readCard } from '../../src/card/read-card.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { changed, line, portraitLines } from './card-lines.mts';

const NUMBER = '310101199001011242';
const LABEL = '公民身份号码';

describe('a number that was not read whole is null, and no piece of it is in the address', () => {
	test.each<[string, Record<string, TextLine[]>]>([
		['its beginning', { [NUMBER]: [line('310101', 200, 320)] }],
		['most of it', { [NUMBER]: [line('3101011990010', 200, 320)] }],
		['masked', { [NUMBER]: [line('310101********1242', 200, 320)] }],
		['both ends', { [NUMBER]: [line('310101', 200, 320), line('1242', 480, 320)] }],
		['in its label’s line', { [LABEL]: [], [NUMBER]: [line(`${LABEL}31010119900`, 40, 320)] }],
		[
			'below its label',
			{ [LABEL]: [line(LABEL, 40, 295)], [NUMBER]: [line('31010119900', 200, 320)] },
		],
		['without its label', { [LABEL]: [], [NUMBER]: [line('310101*****', 200, 320)] }],
	])('%s', (_, changes) => {
		const card = readCard(changed(portraitLines(), changes));
		expect(card).toEqual({ ...readCard(portraitLines()), identity_code: null });
	});
});
