import { describe, expect, test } from '@jest/globals';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { pictureSaying } from './pictures.mts';
import { FRONT, jsonOf, stub } from './results-stub.mts';

describe('fields', () => {
	test('are normalized by rule, and say which were rewritten', async () => {
		expect(await jsonOf('front')).toMatchObject({
			identity_name: '样本·测试',
			identity_code: '310101199001011234',
			race: '汉',
			birth: '1990-01-01',
			checks: {
				normalized: [
					{ field: 'identity_name', rule: 'name-dot' },
					{ field: 'identity_code', rule: 'number-form' },
					{ field: 'race', rule: 'ethnic-group-suffix' },
					{ field: 'birth', rule: 'date-form' },
				],
			},
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
		const json = await jsonOf('front', { fieldNaming, checks: false });
		expect(Object.keys(json)).toEqual(names);
		const { reason, ...nulls } = await jsonOf('unreadable', { fieldNaming });
		expect(Object.entries(nulls)).toEqual(names.map((name) => [name, null]));
		expect(reason).toMatchObject({ code: 5021 });
	});

	test('under one field, beside the input fields', async () => {
		const json = await jsonOf('front', { outputField: 'card', includeInputFields: true });
		expect(json).toEqual({
			row: 7,
			side: 'mine',
			card: expect.objectContaining({ side: 1, checks: expect.anything() }),
		});
	});

	test('of the result win over input fields of the same name', async () => {
		expect(await jsonOf('front', { includeInputFields: true })).toMatchObject({ row: 7, side: 1 });
	});

	test('with Simplify off stay as sent, in the whole envelope', async () => {
		const json = await jsonOf('front', { checks: false }, { simplify: false });
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
		expect((await jsonOf('front')).checks).toMatchObject({
			passed: true,
			problems: [],
			numberKind: 'resident',
			age: 36,
			longTerm: null,
			skipped: expect.arrayContaining(['validity-now']),
			referenceDate: '2026-11-25',
		});
	});

	test('name the problem of a wrong check digit', async () => {
		expect((await jsonOf('wrong')).checks).toMatchObject({
			passed: false,
			problems: ['check-digit-wrong'],
		});
	});

	test('use the reference date for validity', async () => {
		expect((await jsonOf('back')).checks).toMatchObject({ expired: false, longTerm: false });
		expect((await jsonOf('back', { referenceDate: '2037-08-13' })).checks).toMatchObject({
			expired: true,
			daysLeft: -1,
			problems: ['validity-expired'],
		});
	});

	test("use today in the workflow's time zone when no date is set", async () => {
		const { referenceDate } = (await jsonOf('front', { referenceDate: '' })).checks as {
			referenceDate: string;
		};
		expect(referenceDate).toMatch(/^20\d\d-\d\d-\d\d$/);
	});

	test('an invalid reference date fails the item', async () => {
		const { outputs } = await runNode({
			items: [fileItem(pictureSaying('front'))],
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
			expect(json.checks).toMatchObject({ passed: false, problems: ['check-digit-wrong'] });
			expect(JSON.stringify(json)).not.toMatch(/19900101|1990-01-01|样本路/);
		}
	});
});

test.each([[true], [false]])(
	'masking omits what it cannot check (Simplify %s)',
	async (simplify) => {
		const options = { mask: '3+4', includeInputFields: true, keepFiles: true };
		const { outputs } = await runNode({
			items: ['front', 'unreadable'].map((word) =>
				fileItem(pictureSaying(word), { json: { row: 7 } }),
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
