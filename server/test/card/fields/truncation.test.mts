import { expect, test } from '@jest/globals';

import { confidencesOf } from '../../../src/card/review/confidences.mts';
import { changed, line, portraitLines } from '../card-lines.mts';
import { cardsIn } from '../read.mts';

const truncationOf = (address: string) => {
	const lines = changed(portraitLines(), {
		上海市黄浦区人民大道: [line(address, 120, 200)],
		'200号3室': [],
	});
	return confidencesOf(cardsIn(lines)[0]).address?.features.truncated;
};

test.each(['12号3-2-501', '5楼2门301', '3栋2单元'])('an address may end with %s', (end) => {
	expect(truncationOf(`上海市${end}`)).toBe(0);
});

test.each(['人民路12', '安乐村三'])('an address that ends with %s lost its end', (end) => {
	expect(truncationOf(`上海市${end}`)).toBe(1);
});
