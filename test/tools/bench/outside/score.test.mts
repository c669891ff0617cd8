import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../../domain/id-card.ts';
import { scoreOf, scoreRow } from '../../../../tools/bench/outside/score.mts';

const truth: IdCardFields = {
	...emptyIdCardFields(),
	side: 1,
	identity_name: '王样',
	identity_code: '11010519491231002X',
};
const images = [0, 1, 2, 3].map((index) => ({ file: `${index}.jpg`, index, truth }));

describe('scoreOf', () => {
	test('counts a wrong number as silent only if it passes its check digit', () => {
		const read = [
			truth,
			{ ...truth, identity_code: '440524188001010014' },
			{ ...truth, identity_code: '11010519491231003X' },
			null,
		];
		expect(scoreRow('scan', 'ours', scoreOf(images, read))).toEqual({
			images: '4 scan',
			engine: 'ours',
			'whole card exact, %': 25,
			'number exact, %': 25,
			'side right, %': 75,
			'refused, %': 25,
			'silent wrong numbers': 1,
		});
	});
});
