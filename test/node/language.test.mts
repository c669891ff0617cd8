import { expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { refusal } from './apizero-stub.mts';
import { BACK, FRONT, jsonOf, RELATIVE, type Reading } from './results-stub.mts';
import { rows, run } from './run-with-stub.mts';

const asRows = (...jsons: object[]) => jsons.map((json) => ({ json: json as IDataObject }));
const MATCH = { parameters: { operation: 'matchSides', bothSides: true } };

/** Of images or rows, and what is said of the first item that is not whole. */
const CASES: Array<[string, Parameters<typeof jsonOf>[0], Reading, RegExp]> = [
	['a refusal', ['refused'], {}, /^服务没有接受这次请求（4000）：服务返回的说明$/],
	['an image without a card', ['unreadable'], {}, /^图片中没有识别到身份证。请拍摄整张身份证/],
	['one that is absent', asRows({}), {}, /^没有收到文件$/],
	['a doubt', ['doubted'], {}, /^请核对：住址（可能缺字）。$/],
	['a field that is missing', ['partly'], {}, /^人像面有内容未能识别：民族、住址。请重新拍摄/],
	['a side that is missing', ['front+'], { perPerson: true }, /^请拍摄清晰、无反光的国徽面照片。$/],
	[
		'sides of two cards',
		['front+elsewhere'],
		{ perPerson: true },
		/^“back”（elsewhere\.jpg）：两面似乎不属于同一张身份证：/,
	],
	['a side alone', asRows(FRONT), MATCH, /^没有与这张人像面相符的国徽面。$/],
	[
		'sides that are proposed as one card',
		asRows(FRONT, BACK),
		{ parameters: { operation: 'matchSides' } },
		/^这两面可能属于同一张身份证，尚未确认：前后相邻，没有其他相符的一面，同一县区，年龄相符。请查看两张照片。$/,
	],
	['sides that fit each other', asRows(FRONT, RELATIVE, BACK), MATCH, /^能与这张人像面配对的/],
	[
		'sides of one group that contradict each other',
		asRows({ ...FRONT, of: 1 }, { ...BACK, of: 1, issued_by: '北京市公安局东城分局' }),
		{ parameters: { operation: 'matchSides', groupBy: 'of' } },
		/^有一张国徽面与这张人像面放在一起，但签发地不一致。请查看其中是否有别人的照片。$/,
	],
	[
		'an option',
		['front'],
		{ options: { referenceDate: 'never' } },
		/^流程的设置或这一条的数据无法使用，.+（'Reference Date' is not a date）$/,
	],
];

test.each(CASES)('of %s reason_message alone is Chinese', async (_, items, reading, words) => {
	const inLanguage = async (language: string) =>
		await jsonOf(items, {
			...reading,
			onError: 'continueRegularOutput',
			options: { ...reading.options, language },
		});
	const said = (jsons: IDataObject[]) => jsons.find((json) => json.reason_message)?.reason_message;
	const [english, chinese] = [await inLanguage('english'), await inLanguage('chinese')];
	expect(said(chinese)).toMatch(words);
	expect(said(english)).toMatch(/^(?:[A-Z]|'Ref|'back)/);
	const others = (jsons: IDataObject[]) =>
		jsons.map((json) => Object.entries(json).filter(([name]) => name !== 'reason_message'));
	expect(others(chinese)).toEqual(others(english));
});

test.each([
	['english', 'The service did not accept the request (4000): Not found'],
	['chinese', '服务没有接受这次请求（4000）：找不到图片'],
])('in %s the service has its own words', async (language, reason_message) => {
	const headers = { 'x-reason': 'Not found.' };
	const { outputs } = await run({
		answer: () => ({ ...refusal(4000, '找不到图片'), headers }),
		items: rows(1),
		options: { language },
		onError: 'continueRegularOutput',
	});
	expect(outputs[3].map(({ json }) => json)).toMatchObject([
		{ reason_message, error: expect.stringContaining('(4000): Not found') },
	]);
});

test('another language is refused', async () => {
	const [json] = await jsonOf(['front'], {
		options: { language: 'latin' },
		onError: 'continueRegularOutput',
	});
	expect(json.error).toBe("'Language' has an unsupported value [item 0]");
});
