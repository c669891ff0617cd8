import { describe, expect, test } from '@jest/globals';

import { FIELD_TITLES } from '../../domain/card/field-naming.ts';
import { jsonOf, read } from './results-stub.mts';

const dayInChina = () =>
	new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, '2026-11-25'.length);

test.each([
	['english', 1],
	['chinese', 2],
] as const)(
	'under %s names, also where nothing was read, and in review_reasons',
	async (columnNames, index) => {
		const names = Object.values(FIELD_TITLES).map((titles) => titles[index]);
		const options = { columnNames, keepFromInput: 'none' };
		const [read1, wrong, unread] = await jsonOf(['front', 'wrong', 'unreadable'], { options });
		for (const json of [read1, wrong, unread])
			expect(Object.keys(json)).toEqual(expect.arrayContaining(names));
		expect(names.map((name) => unread[name])).toEqual(names.map(() => null));
		const reasons = columnNames === 'chinese' ? '核对原因' : 'review_reasons';
		expect(wrong[reasons]).toBe(`${names[2]}: check-digit-wrong`);
	},
);

describe('the reference date', () => {
	test('decides whether a card is valid', async () => {
		const [expired] = await jsonOf(['back'], { options: { referenceDate: '2037-08-13' } });
		expect(expired).toMatchObject({
			expired: true,
			days_left: -1,
			needs_review: true,
			review_reasons: 'valid_date_end: validity-expired',
		});
	});

	test("is China's day when none is set", async () => {
		const daysTo = (day: string) => (Date.parse('2037-08-12') - Date.parse(day)) / 86_400_000;
		// The test may run at midnight in China.
		const before = dayInChina();
		const [{ days_left }] = await jsonOf(['back'], { options: { referenceDate: '' } });
		expect([daysTo(before), daysTo(dayInChina())]).toContain(days_left);
	});
});

describe('masking', () => {
	test.each([
		['1+1-birth-year', '3****************5', /^1990/],
		['1+1-validity', '3****************5', /^\D*$/],
		['3+4', '310***********1235', /^\D*$/],
	])('%s hides after checking', async (mask, number, birth) => {
		const [json] = await jsonOf(['wrong'], { options: { mask } });
		expect(json).toMatchObject({
			identity_code: number,
			birth: expect.stringMatching(birth),
			age: null,
			needs_review: true,
			review_reasons: 'identity_code: check-digit-wrong',
		});
		expect(JSON.stringify(json)).not.toMatch(/19900101|1990-01-01|样本路/);
	});

	test("leaves out the row, its files and the service's words", async () => {
		const options = { mask: '3+4', keepFromInput: 'all' };
		const words = ['front', 'unreadable', 'refused'];
		const { outputs } = await read(words, { options, onError: 'continueRegularOutput' });
		expect(outputs.flat()).toHaveLength(3);
		for (const { json, binary } of outputs.flat()) {
			expect(binary).toBeUndefined();
			expect(json).toMatchObject({ file_name: null });
			expect(json).not.toHaveProperty('row');
			expect(JSON.stringify(json)).not.toContain('服务返回的说明');
		}
	});

	test('hides a request ID with the number of another card in its image', async () => {
		const { outputs } = await read(['both'], {
			perPerson: false,
			options: { mask: '1+1-validity' },
		});
		expect(JSON.stringify(outputs)).toContain('上海市公安局黄浦分局');
		expect(JSON.stringify(outputs)).not.toContain('310101199001011234');
	});
});
