import { describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { FRONT, jsonOf, stub } from './results-stub.mts';

const NO_INPUT = { includeInputFields: false };

const dayInChina = () =>
	new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, '2026-11-25'.length);

describe('fields', () => {
	test('are normalized by rule, and say which were rewritten', async () => {
		expect(await jsonOf('front')).toMatchObject({
			identity_name: '样本·测试',
			identity_code: '310101199001011234',
			race: '汉',
			birth: '1990-01-01',
		});
		expect((await jsonOf('front', { checks: 'object' })).checks).toMatchObject({
			normalized: [
				{ field: 'identity_name', rule: 'name-dot' },
				{ field: 'identity_code', rule: 'number-form' },
				{ field: 'race', rule: 'ethnic-group-suffix' },
				{ field: 'birth', rule: 'date-form' },
			],
		});
		expect(await jsonOf('back')).toMatchObject({
			valid_date_start: '2017-08-12',
			valid_date_end: '2037-08-12',
		});
	});

	test.each<[string, string[]]>([
		[
			'english',
			[
				...['side', 'name', 'idNumber', 'gender', 'ethnicGroup', 'birthDate', 'address'],
				...['issuingAuthority', 'validFrom', 'validUntil'],
			],
		],
		[
			'chinese',
			[
				...['正反面', '姓名', '公民身份号码', '性别', '民族', '出生日期', '住址'],
				...['签发机关', '有效期起始', '有效期截止'],
			],
		],
	])('under %s names, also when unrecognized', async (fieldNaming, names) => {
		const json = await jsonOf('front', { fieldNaming, checks: 'off', ...NO_INPUT });
		expect(Object.keys(json)).toEqual(names);
		const { reason, ...nulls } = await jsonOf('unreadable', { fieldNaming, ...NO_INPUT });
		expect(Object.entries(nulls)).toEqual(names.map((name) => [name, null]));
		expect(reason).toMatchObject({ code: 5021 });
	});

	test('under one field, beside the input fields', async () => {
		const json = await jsonOf('front', { outputField: 'card' });
		expect(json).toEqual({
			row: 7,
			side: 'mine',
			card: expect.objectContaining({ side: 1, checks_passed: true }),
		});
	});

	test('of the result win over input fields of the same name', async () => {
		expect(await jsonOf('front')).toMatchObject({ row: 7, side: 1 });
	});

	test('with Simplify off stay as sent, in the whole envelope', async () => {
		const json = await jsonOf('front', { checks: 'off', ...NO_INPUT }, { simplify: false });
		expect(json).toEqual({
			code: 0,
			msg: '成功',
			data: expect.objectContaining({ ...FRONT, issued_by: null }),
			request_id: 'req_abc123',
		});
		expect(await jsonOf('unreadable', {}, { simplify: false })).toMatchObject({
			code: 5021,
			data: null,
			request_id: 'req_refused',
			reason: { code: 5021 },
		});
	});
});

describe('checks', () => {
	test('pass a good portrait side and list what could not be checked', async () => {
		expect((await jsonOf('front', { checks: 'object' })).checks).toMatchObject({
			passed: true,
			missing: [],
			problems: [],
			numberKind: 'resident',
			age: 36,
			longTerm: null,
			skipped: expect.arrayContaining(['validity-now']),
			referenceDate: '2026-11-25',
		});
	});

	test('name the problem of a wrong check digit', async () => {
		expect((await jsonOf('wrong', { checks: 'object' })).checks).toMatchObject({
			passed: false,
			problems: ['check-digit-wrong'],
		});
	});

	test('are columns of text, numbers and booleans by default', async () => {
		const columns = async (word: string) => {
			const json = Object.entries(await jsonOf(word));
			return Object.fromEntries(json.filter(([name]) => name.startsWith('checks')));
		};
		expect(await columns('front')).toEqual({
			checks_passed: true,
			checks_problems: '',
			checks_warnings: '',
			checks_missing: '',
			checks_age: 36,
			checks_expired: null,
			checks_days_left: null,
		});
		expect(await columns('partly')).toEqual({
			checks_passed: false,
			checks_problems: 'field-missing, check-digit-wrong',
			checks_warnings: 'ethnic-group-unknown',
			checks_missing: 'birth, address',
			checks_age: null,
			checks_expired: null,
			checks_days_left: null,
		});
	});

	test('do not pass a side on which nothing was read', async () => {
		const { checks_passed, checks_problems, checks_missing } = await jsonOf('blank');
		expect([checks_passed, checks_problems]).toEqual([false, 'field-missing']);
		expect(checks_missing).toBe('identity_name, identity_code, gender, race, birth, address');
	});

	test('use the reference date for validity', async () => {
		expect(await jsonOf('back')).toMatchObject({ checks_expired: false });
		expect(await jsonOf('back', { referenceDate: '2037-08-13' })).toMatchObject({
			checks_expired: true,
			checks_days_left: -1,
			checks_problems: 'validity-expired',
		});
	});

	test("use China's day when no date is set", async () => {
		const options = { referenceDate: '', checks: 'object' };
		// The test may run at midnight in China.
		const [before, json, after] = [dayInChina(), await jsonOf('front', options), dayInChina()];
		const { referenceDate } = json.checks as { referenceDate: string };
		expect([before, after]).toContain(referenceDate);
	});

	test('an invalid reference date fails the item', async () => {
		const { outputs } = await runNode({
			items: [fileItem(imageSaying('front'))],
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { options: { referenceDate: 'soon' } },
			onError: 'continueRegularOutput',
		});
		expect(outputs[2][0].json.error).toMatchObject({
			message: "'Reference Date' is not a date [item 0]",
		});
	});
});

describe('masking', () => {
	test.each([
		['1+1-birth-year', '3****************4', /^1990/],
		['1+1-validity', '3****************4', /^\D*$/],
		['3+4', '310***********1234', /^\D*$/],
	])('%s hides after checking', async (mask, number, birth) => {
		for (const simplify of [true, false]) {
			const json = await jsonOf('wrong', { mask }, { simplify });
			const fields = (simplify ? json : json.data) as Record<string, string>;
			expect(fields.identity_code).toBe(number.replace(/4$/, '5'));
			expect(fields.birth).toMatch(birth);
			expect(json).toMatchObject({ checks_passed: false, checks_problems: 'check-digit-wrong' });
			expect(JSON.stringify(json)).not.toMatch(/19900101|1990-01-01|样本路/);
		}
	});
});

test.each([[true], [false]])(
	'masking omits what it cannot check (Simplify %s)',
	async (simplify) => {
		const options = { mask: '3+4', keepFiles: 'always' };
		const { outputs } = await runNode({
			items: ['front', 'unreadable'].map((word) =>
				fileItem(imageSaying(word), { json: { row: 7 } }),
			),
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { simplify, options: { requestsPerSecond: 0, ...options } },
		});
		for (const { json, binary } of outputs.flat()) {
			expect(binary).toBeUndefined();
			expect(json).not.toHaveProperty('row');
			expect(json).not.toHaveProperty('msg');
			expect(JSON.stringify(json)).not.toContain('服务返回的说明');
		}
	},
);
