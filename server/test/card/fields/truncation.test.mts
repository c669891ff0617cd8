import { expect, test } from '@jest/globals';

import { confidencesOf } from '../../../src/card/review/confidences.mts';
import { line, portraitLines } from '../card-lines.mts';
import { cardsIn } from '../read.mts';

const truncationOf = (address: string) => {
	const lines = portraitLines({
		上海市黄浦区人民大道: address,
		'200号3室': [],
	});
	return confidencesOf(cardsIn(lines)[0]).address?.features.truncated;
};

const inRows = (...rows: string[]) => {
	const lines = portraitLines({
		上海市黄浦区人民大道: rows[0],
		'200号3室': [line(rows[1], 120, 226)],
	});
	return confidencesOf(cardsIn(lines)[0]).address?.features.truncated;
};

test.each([
	['上海市黄浦区人民大道', '123号', 0],
	['上海市黄浦区人民大道', '12-3-4室', 0],
	['上海市黄浦区人民大道', '9号', 2],
	['上海市黄浦区人民大道', '东侧3号', 2],
	['上海市黄浦区人民大道东', '侧3号', 0],
	['上海市黄浦区1路234', '东侧3号', 0],
	['上海市黄浦区1路23', '东侧3号', 2],
	['上海市浦东新区12-34', '三村5号', 2],
	['上海市黄浦区人民路12', '3室', 2],
	['上海市黄浦区人民大道', 'A12号', 0],
])('in a row with room for 11, %s before %s lost %i', (row, next, lost) => {
	expect(inRows(row, next)).toBe(lost);
});

test.each(['12号3-2-501', '5楼2门301', '3栋2单元'])('an address may end with %s', (end) => {
	expect(truncationOf(`上海市${end}`)).toBe(0);
});

test.each(['人民路12', '安乐村三'])('an address that ends with %s lost its end', (end) => {
	expect(truncationOf(`上海市${end}`)).toBe(1);
});
