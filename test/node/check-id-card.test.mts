import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PRINTED_FIELDS } from '../../domain/required-fields.ts';
import { VALID_CARD as CARD } from '../domain/card/valid-card.mts';
import { column, counts, sources } from './outputs.mts';
import { read, type Reading } from './results-stub.mts';

const run = async (
	cards: unknown[],
	{ options, ...parameters }: INodeParameters & { options?: INodeParameters } = {},
	more: Reading = {},
) =>
	await read(
		cards.map((card, row) => ({ json: { row, card } as never })),
		{
			options,
			credential: undefined,
			...more,
			parameters: { operation: 'checkIdCard', card: '={{ $json.card }}', ...parameters },
		},
	);

/** What all columns add to the card. */
const DERIVED = {
	identity_name_pinyin: 'ZHANG, SAN',
	gender_english: 'Male',
	race_english: 'Han',
	address_province: '上海市',
	address_city: '上海市',
	address_district: '黄浦区',
	address_street: '样本路1号',
};

const fieldsOf = (json: IDataObject) =>
	Object.fromEntries(Object.keys(CARD).map((name) => [name, json[name]]));

test('Passed and Needs Review, without a credential and without a call', async () => {
	const { outputNames, outputs, error } = await run([CARD, { ...CARD, gender: '女' }, CARD]);
	expect(error).toBeUndefined();
	expect(outputNames).toEqual(['Passed', 'Needs Review']);
	expect(sources(outputs)).toEqual([[0, 2], [1]]);
	expect(outputs[0][0].json).toEqual({
		row: 0,
		...CARD,
		...DERIVED,
		needs_review: false,
		review_reasons: '',
		age: 36,
		expired: false,
		days_left: 3913,
		reason_code: null,
		reason_message: null,
		retry: null,
	});
	expect(outputs[1][0].json).toMatchObject({
		needs_review: true,
		review_reasons: 'identity_code: gender-differs-from-number; gender: gender-differs-from-number',
	});
});

describe('finds the fields', () => {
	test.each([
		[
			'by English names',
			{
				name: '张三',
				idNumber: '310101199001011234',
				gender: 'male',
				ethnicGroup: '汉族',
				birthDate: '1990年1月1日',
				address: CARD.address,
				issuingAuthority: CARD.issued_by,
				validFrom: '2017.08.12',
				validUntil: '20370812',
			},
		],
		[
			'by Chinese names, in objects with words',
			{
				words_result: {
					姓名: { words: '张三' },
					公民身份号码: { words: '310101199001011234' },
					性别: { words: '男' },
					民族: { words: '汉' },
					出生: { words: '19900101' },
					住址: { words: CARD.address },
					签发机关: { words: CARD.issued_by },
					签发日期: { words: '20170812' },
					失效日期: { words: '20370812' },
				},
				words_result_num: 9,
			},
		],
		[
			'with a sentence before and after it',
			`Here is the {card}:\n\`\`\`json\n${JSON.stringify(CARD)}\n\`\`\`\nIs that {all}?`,
		],
		['with braces in its text', `Card: ${JSON.stringify({ note: 'a } "{', ...CARD })} }`],
		[
			'after other JSON in the text',
			`{"thought": "is it {complete}?"} {"sure": true}\n${JSON.stringify(CARD)}`,
		],
		[
			'in a field beside columns with names of fields, as Output Field puts them',
			{ name: '李四', address: '别处', card: { ...CARD, needs_review: false } },
		],
		['in a field whose name is that of a field', { id_card: CARD, note: 'x' }],
		[
			"in a self-hosted server's own reply, beside its details",
			{
				code: 0,
				data: { side: 1, ...CARD },
				extra: { needsReview: [], fields: { identity_name: { confidence: 0.999, box: null } } },
			},
		],
	])('%s', async (_, card) => {
		const { outputs, error } = await run([card]);
		expect(error).toBeUndefined();
		expect(fieldsOf(outputs[0][0]?.json ?? {})).toEqual(CARD);
	});

	test.each([
		['a Date', new Date('2037-08-11T16:00:00.000Z')],
		["a DateTime of n8n's expressions", '={{ $json.card.toDateTime() }}'],
		['a number of a spreadsheet', 50264],
		['a number with a time', 50264.25],
		['such a number as text', '50264'],
	])('a date as databases, spreadsheets and code give it: %s', async (_, end) => {
		const isExpression = typeof end === 'string' && end.startsWith('=');
		const valid_date_end = isExpression ? end : '={{ $json.card }}';
		const { outputs } = await run([isExpression ? '2037-08-11T16:00:00Z' : end], {
			specifyCard: 'fields',
			cardFields: { ...CARD, valid_date_end },
		});
		expect(outputs[0].map(({ json }) => json)).toMatchObject([{ valid_date_end: '2037-08-12' }]);
	});

	test('of this node alone, where the row has more with names of fields', async () => {
		const unread = { ...CARD, identity_name: null };
		const { outputs } = await run([{ ...unread, name: '李四', idNumber: '3***4' }]);
		expect(outputs[1][0].json).toMatchObject({
			identity_name: null,
			review_reasons: 'identity_name: missing',
		});
	});
});

test('only the fields of sides that are there, or that are named, must be there', async () => {
	const back = {
		issued_by: CARD.issued_by,
		valid_date_start: '2017-08-12',
		valid_date_end: '长期',
	};
	expect((await run([back])).outputs[0]).toHaveLength(1);
	const part = { issued_by: CARD.issued_by };
	const { outputs } = await run(
		[back, { ...back, issued_by: '' }, { name: null }, part, { name: null }],
		{ sides: '={{ ["both", "back", "automatic", "given", "given"][$itemIndex] }}' },
	);
	expect(outputs[0].map(({ json }) => json.issued_by)).toEqual([CARD.issued_by]);
	const missing = [PRINTED_FIELDS[1], ['issued_by'], Object.keys(CARD), Object.keys(CARD)];
	expect(column(outputs, 'review_reasons')[1]).toEqual(
		missing.map((names) => names.map((name) => `${name}: missing`).join('; ')),
	);
});

test.each(['null', 'N/A', ' None ', 'undefined', '-', '——', '未识别', '[illegible]', '（无）'])(
	'%j, which language models write for nothing, is nothing',
	async (nothing) => {
		const { outputs } = await run([{ ...CARD, identity_name: nothing }]);
		expect(column(outputs, 'review_reasons')).toEqual([[], ['identity_name: missing']]);
		expect(column(outputs, 'identity_name')[1]).toEqual([null]);
	},
);

test('sides of different places do not pass', async () => {
	const { outputs } = await run([{ ...CARD, issued_by: '北京市公安局东城分局' }]);
	expect(outputs[1][0].json).toMatchObject({
		review_reasons: 'sides-do-not-match',
		reason_code: 'sides-do-not-match',
		reason_message: expect.stringContaining('they disagree about its place'),
	});
});

describe('compared with a second reading', () => {
	const compare = async (second: unknown, options: INodeParameters = {}) =>
		await run([{ ...CARD, second }], {
			compare: true,
			secondReading: '={{ $json.card.second }}',
			options,
		});

	test('a card whose readings agree passes, however they are written', async () => {
		const second = { 姓名: '张 三', 出生日期: '1990.1.1', 民族: '汉族', 住址: null };
		const { outputs } = await compare(second);
		expect(outputs[0][0].json).toMatchObject({ needs_review: false, review_reasons: '' });
	});

	test('the fields that differ are named, and the card does not pass', async () => {
		const second = { ...CARD, identity_name: '张叁', address: '上海市黄浦区样本路7号' };
		const { outputs } = await compare(second, { mask: '3+4' });
		expect(outputs[1][0].json).toMatchObject({
			review_reasons: 'identity_name: readings-differ; address: readings-differ',
		});
		expect(JSON.stringify(outputs)).not.toMatch(/张叁|样本路/);
	});

	test.each([
		['={{ "TRUE" }}', 1],
		['={{ "false" }}', 0],
	])('%s switches it', async (compare, output) => {
		const secondReading = JSON.stringify({ identity_name: '张叁' });
		const { outputs } = await run([CARD], { compare, secondReading });
		expect(outputs[output]).toHaveLength(1);
	});

	test('anything else is no switch', async () => {
		const { error } = await run([CARD], { compare: '={{ 1 }}' });
		expect(error?.message).toBe("'Compare With Second Reading' has an unsupported value [item 0]");
	});

	test.each([
		[{ words: 'x' }, "'Second Reading' has no fields of an ID card, or those of several [item 0]"],
		[{ name: '' }, "'Second Reading' and the card have no field in common [item 0]"],
	])('a second reading with nothing to compare, %j, fails', async (second, message) => {
		expect((await compare(second)).error?.message).toBe(message);
	});
});

describe('what cannot be used fails its item alone', () => {
	const UNUSABLE: Array<[unknown, string]> = [
		['no card', "'Card' is text without JSON"],
		['a {card}', "'Card' has no fields of an ID card, or those of several"],
		[
			{ a: { name: '甲' }, b: { name: '乙' } },
			"'Card' has no fields of an ID card, or those of several",
		],
		[
			JSON.stringify([CARD, { ...CARD, identity_name: '乙' }]),
			"'Card' has no fields of an ID card, or those of several",
		],
		[{ ...CARD, identity_code: '310***********1234' }, "The card's values are masked"],
		[
			{ ...CARD, identity_code: 310101199001011200 },
			"'identity_code' is stored as a number and has lost its last digits: format the column as text, and enter the number again",
		],
	];

	test('with On Error set to continue, as many items leave as came', async () => {
		const cards = [CARD, ...UNUSABLE.map(([card]) => card)];
		const { outputs } = await run(cards, {}, { onError: 'continueRegularOutput' });
		expect(outputs.map((items) => items.map(({ json }) => json.row))).toEqual([
			[0],
			[1, 2, 3, 4, 5, 6],
		]);
		expect(outputs[1].map(({ json }) => json.error)).toEqual(
			UNUSABLE.map(([, message], index) => `${message} [item ${index + 1}]`),
		);
		const separate = await run(cards, {}, { onError: 'continueErrorOutput' });
		expect(separate.outputNames).toEqual(['Passed', 'Needs Review', 'Error']);
		expect(counts(separate.outputs)).toEqual([1, 0, 6]);
	});
});

test('a number without its last digits: the row names the column and the cure, in Chinese', async () => {
	const card = { 姓名: CARD.identity_name, 身份证号: 310101199001011200 };
	const { outputs } = await run(
		[card],
		{ options: { language: 'chinese' } },
		{ onError: 'continueRegularOutput' },
	);
	expect(outputs[1][0].json.reason_message).toMatch(/“身份证号”存成了数字.*文本格式/);
});

test('a masked result shows nothing of the row', async () => {
	const { outputs, hints } = await run([CARD], { options: { mask: '1+1-birth-year' } });
	expect(outputs[0][0].json).toMatchObject({ identity_name: '张*', needs_review: false });
	expect(JSON.stringify(outputs)).not.toContain('样本路');
	expect(hints).toHaveLength(1);
});

test("n8n's words for an expression that fails, which may reveal anything, are not on a masked item", async () => {
	const card = '={{ $json.card.identity_name.toDateTime() }}';
	const onError = 'continueRegularOutput';
	const said = async (mask: string) => {
		const { outputs } = await run([CARD], { card, options: { mask } }, { onError });
		return outputs[1].map(({ json }) => [json.reason_code, String(json.error)]);
	};
	expect(await said('off')).toEqual([['failed', expect.stringContaining('Luxon')]]);
	expect(await said('3+4')).toEqual([['failed', expect.not.stringContaining('Luxon')]]);
});

test.each([
	['Off', {}, 'Luxon'],
	['set', { mask: '3+4' }, 'masked'],
	['an expression that fails too', { mask: '={{ "x".toDateTime() }}' }, 'masked'],
])('an option that fails beside a mask that is %s', async (_, options, words) => {
	const { outputs } = await run(
		[CARD],
		{ options: { putResultInField: '={{ $json.card.identity_name.toDateTime() }}', ...options } },
		{ onError: 'continueRegularOutput' },
	);
	const { error, row } = outputs[1][0].json;
	expect(error).toEqual(expect.stringContaining(words));
	expect(row).toBe(words === 'masked' ? undefined : 0);
});

describe('of a number alone', () => {
	const check = async (numbers: unknown[], options: INodeParameters = {}) =>
		await run(numbers, {
			specifyCard: 'number',
			idNumber: '={{ $json.card }}',
			options,
		});

	test('the birth and gender are those that it says', async () => {
		const { outputNames, outputs, error } = await check([
			CARD.identity_code,
			' 11010519491231002x ',
		]);
		expect(error).toBeUndefined();
		expect(outputNames).toEqual(['Passed', 'Needs Review']);
		expect(outputs[0].map(({ json }) => json)).toMatchObject([
			{
				identity_code: CARD.identity_code,
				birth: '1990-01-01',
				gender: '男',
				age: 36,
				needs_review: false,
			},
			{ identity_code: '11010519491231002X', birth: '1949-12-31', gender: '女' },
		]);
	});

	test.each([
		[310101900101123, 'number-first-generation'],
		[null, 'missing'],
	])('%j needs review: %s', async (number, reasons) => {
		const { outputs, error } = await check([number]);
		expect(error).toBeUndefined();
		expect(outputs[1].map(({ json }) => json)).toMatchObject([
			{ birth: null, gender: null, age: null, review_reasons: `identity_code: ${reasons}` },
		]);
	});
});

describe('a validity period', () => {
	const FRONT = Object.fromEntries(PRINTED_FIELDS[1].map((name) => [name, CARD[name]]));
	/** Beside an empty column that some services have. */
	const check = async (card: object) => {
		const { outputs } = await run([{ validDate: '', ...card }]);
		return outputs.flat()[0].json;
	};

	test.each([
		[
			'2009年01月01日至2019年01月01日',
			'2009-01-01',
			'2019-01-01',
			'valid_date_end: validity-expired',
		],
		['2009.01.01-长期有效', '2009-01-01', '长期', /^sides-do-not-match; .*fit-age/],
		[
			'2019-01-01',
			null,
			'2019-01-01',
			'valid_date_start: missing; valid_date_end: validity-expired',
		],
		['自2037.08.12－2057.08.12', '2037-08-12', '2057-08-12', /validity-not-yet-started/],
		['长期', null, '长期', 'valid_date_start: missing'],
		['20年', null, null, 'valid_date_start: missing; valid_date_end: missing'],
	])('may be %s', async (period, start, end, reasons) => {
		const json = await check({ ...FRONT, issued_by: CARD.issued_by, 有效期限: period });
		expect(json).toMatchObject({ valid_date_start: start, valid_date_end: end });
		expect(json.review_reasons).toEqual(
			typeof reasons === 'string' ? reasons : expect.stringMatching(reasons),
		);
	});

	test('that nobody understands makes the back expected', async () => {
		expect(await check(FRONT)).toMatchObject({ needs_review: false });
		expect(await check({ ...FRONT, ValidDate: 'from 2009 for ten years' })).toMatchObject({
			needs_review: true,
			review_reasons: expect.stringContaining('valid_date_end: validity-not-a-date'),
		});
	});
});
