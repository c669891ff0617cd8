import { describe, expect, test } from '@jest/globals';

import type { TextLine } from '../../../../src/ocr/text-line.mts';
import { readCard } from '../../read.mts';
import { changed, line, portraitLines } from '../../card-lines.mts';

describe('an address', () => {
	const CITY = '上海市黄浦区人民大道';
	const whole = '上海市黄浦区人民大道200号3室';

	test.each<[string, Record<string, TextLine[]>, string | null]>([
		['whose first row is lost is null', { [CITY]: [] }, null],
		[
			'of three rows whose first is lost is null',
			{ [CITY]: [line('人民大道', 120, 230)], '200号3室': [line('200号', 120, 260)] },
			null,
		],
		['of one row is read', { '200号3室': [] }, CITY],
		['a little above its label is read', { 住址: [line('住址', 40, 217)] }, whole],
		[
			'centred on its label is read',
			{ [CITY]: [line(CITY, 120, 185)], '200号3室': [line('200号3室', 120, 215)] },
			whole,
		],
		[
			'whose last character is alone in its row, and is read with doubt, is read',
			{ '200号3室': [line('200', 120, 230), line('号', 120, 260, { score: 0.88, height: 20 })] },
			`${CITY}200号`,
		],
		[
			'whose label shares its line is read',
			{ 住址: [], [CITY]: [line(`住址${CITY}`, 80, 200)] },
			whole,
		],
	])('%s', (_, changes, address) => {
		const card = readCard(changed(portraitLines(), changes));
		expect(card).toEqual({ ...readCard(portraitLines()), address });
	});
});
