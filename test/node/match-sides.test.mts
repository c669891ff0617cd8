import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';
import { column, counts, messagesOf } from './outputs.mts';
import { read, type Reading } from './results-stub.mts';

const CHILD = {
	side: 1,
	identity_name: '样小本',
	identity_code: '310101201501011230',
	gender: '男',
	race: '汉',
	birth: '2015-01-01',
	address: '上海市黄浦区样本路1号',
};
const PARENT = {
	...CHILD,
	identity_name: '样大本',
	identity_code: '310101198501011279',
	birth: '1985-01-01',
};
const OF_CHILD = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2022-03-04',
	valid_date_end: '2027-03-04',
};
const OF_PARENT = { ...OF_CHILD, valid_date_start: '2019-06-07', valid_date_end: '2039-06-07' };
const UNREAD = { side: null, identity_name: null, reason_code: 'no-card' };

const run = async (
	items: Array<IDataObject | INodeExecutionData>,
	{ options, ...parameters }: INodeParameters & { options?: INodeParameters } = {},
	more: Reading = {},
) =>
	await read(
		items.map((item) => ('json' in item ? (item as INodeExecutionData) : { json: item })),
		{
			options,
			credential: undefined,
			...more,
			parameters: { operation: 'matchSides', bothSides: true, ...parameters },
		},
	);

test('one item a person, paired to both of its items, without a credential', async () => {
	const { outputNames, outputs, error, hints } = await run([OF_PARENT, CHILD, OF_CHILD, PARENT]);
	expect(error).toBeUndefined();
	expect(outputNames).toEqual(['Matched', 'Needs Review']);
	expect(outputs[1]).toEqual([]);
	expect(hints).toEqual([]);
	expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 1 }, { item: 2 }],
		[{ item: 3 }, { item: 0 }],
	]);
	expect(outputs[0][0].json).toEqual({
		...CHILD,
		...OF_CHILD,
		side: null,
		needs_review: false,
		review_reasons: '',
		age: 11,
		expired: false,
		days_left: 99,
		reason_code: null,
		reason_message: null,
		retry: null,
		candidates: null,
		matched_by: 'all-are-here, same-county, validity-fits-age',
		file_name: null,
		identity_name_pinyin: 'YANG, XIAOBEN',
		gender_english: 'Male',
		race_english: 'Han',
		address_province: '上海市',
		address_city: '上海市',
		address_district: '黄浦区',
		address_street: '样本路1号',
	});
});

test('the field before a name that photos share tells nobody', async () => {
	const third = { ...PARENT, identity_name: '样三本', identity_code: '310101198501011295' };
	const ofThird = { ...OF_PARENT, valid_date_start: '2018-06-07', valid_date_end: '2038-06-07' };
	const people = [
		[PARENT, OF_PARENT],
		[CHILD, OF_CHILD],
		[third, ofThird],
	];
	const sides = people.flatMap((person, at) =>
		person.map((side) => ({ ...side, file_name: `photo_${at + 1}:image.jpg` })),
	);
	expect((await run(sides, { bothSides: false })).outputs[0]).toEqual([]);
});

test('by default any side may be missing, so that a pair is proposed, with both names', async () => {
	const sides = [PARENT, OF_PARENT].map((json, at) => ({
		json: { ...json, file_name: `photo-${at + 1}.jpg` },
	}));
	const parameters = { operation: 'matchSides', columns: 'all' };
	const { outputs, hints } = await runNode({ items: sides, parameters });
	expect(counts(outputs)).toEqual([0, 1]);
	expect(outputs[1][0]).toMatchObject({
		json: {
			needs_review: true,
			reason_code: 'sides-proposed',
			retry: 'never',
			review_reasons: 'sides-proposed',
			reason_message:
				'The two sides are proposed as one card, not confirmed: one right after the other, no other side fits, same county, the age fits. Please look at both.',
			matched_by: 'order, only-pairing, same-county, validity-fits-age',
			file_name: 'photo-1.jpg, photo-2.jpg',
			candidates: null,
		},
		pairedItem: [{ item: 0 }, { item: 1 }],
	});
	expect(messagesOf(hints)).toEqual([
		"1 item was not matched for certain: see 'reason_message' and 'candidates'.",
		"On outputs of their own: 1 on 'Needs Review'. Where such an output is not connected, its items are lost.",
	]);
});

test('sides in files of two people are not joined, not even by a group', async () => {
	const sides = [PARENT, OF_PARENT].map((side, at) => ({
		...side,
		file_name: ['2026/王样甲.jpg', '2026/李样乙.jpg'][at],
		order: 1,
	}));
	for (const groupBy of ['', 'order']) {
		const { outputs } = await run(sides, { groupBy });
		expect(column(outputs, 'reason_code')).toEqual([[], Array(2).fill('sides-do-not-match')]);
	}
});

test.each([
	['none', [1, 0], []],
	['few', [0, 1], [expect.stringContaining("'Missing Sides' was As Few as Possible")]],
	['any', [0, 1], []],
])(
	"'Missing Sides' of a workflow that was saved with 0.4 is read: %s",
	async (missingSides, lengths, hints) => {
		const ran = await run([PARENT, OF_PARENT], { bothSides: false, missingSides });
		expect(counts(ran.outputs)).toEqual(lengths);
		const isOwn = (message: string) => /Missing Sides/.test(message);
		expect(messagesOf(ran.hints).filter(isOwn)).toEqual(hints);
	},
);

test('what is ambiguous leaves with its candidates, in words', async () => {
	const other = { ...PARENT, identity_name: '样二本', identity_code: '310101198501011358' };
	const otherBack = { ...OF_PARENT, valid_date_start: '2020-01-02', valid_date_end: '2040-01-02' };
	const { outputs, hints } = await run([PARENT, other, OF_PARENT, otherBack]);
	expect(outputs[0]).toEqual([]);
	expect(outputs[1].map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3].map((item) => ({ item })),
	);
	const [front, , back] = outputs[1].map(({ json }) => json);
	expect(front).toMatchObject({
		reason_code: 'several-fit',
		retry: 'never',
		needs_review: true,
		matched_by: null,
		reason_message: 'More than one back may belong to this front.',
		candidates:
			'item 2: 上海市公安局黄浦分局 2019-06-07 2039-06-07; item 3: 上海市公安局黄浦分局 2020-01-02 2040-01-02',
	});
	expect(back).toMatchObject({ candidates: 'item 0: 样大本; item 1: 样二本' });
	expect(messagesOf(hints)).toEqual([
		"4 items were not matched for certain: see 'reason_message' and 'candidates'.",
		"On outputs of their own: 4 on 'Needs Review'. Where such an output is not connected, its items are lost.",
	]);
});

test('images that were not read count as sides, and leave as such', async () => {
	const failed = { error: 'no reply' };
	const { outputs } = await run([CHILD, UNREAD, failed, OF_CHILD]);
	expect(column(outputs, 'reason_code')).toEqual([
		[],
		['not-confirmed', 'no-card', 'not-read', 'not-confirmed'],
	]);
	expect(column(outputs, 'candidates')[1]).toEqual([
		'item 3: 上海市公安局黄浦分局 2022-03-04 2027-03-04',
		null,
		null,
		'item 0: 样小本',
	]);
});

test('with a group, only its sides are matched', async () => {
	// A sheet may have a number on one row, and the same as text on another.
	const order = (json: IDataObject, id: number | string) => ({ ...json, order: id });
	const items = [
		...[PARENT, OF_PARENT].map((side, row) => order(side, row === 0 ? 1 : '1')),
		...[OF_PARENT, PARENT].map((side) => order({ ...side, identity_name: '样三本' }, 2)),
	];
	const { outputs } = await run(items, { groupBy: 'order', bothSides: false });
	expect(outputs[0].map(({ json, pairedItem }) => [json.order, pairedItem])).toEqual([
		[1, [{ item: 0 }, { item: 1 }]],
		[2, [{ item: 3 }, { item: 2 }]],
	]);
	expect(column(outputs, 'matched_by')[0]).toEqual(
		Array(2).fill('group, same-county, validity-fits-age'),
	);
	const { error } = await run([...items, { ...PARENT, order: '' }], { groupBy: 'order' });
	expect(error?.message).toBe("The item has nothing in the field 'order' [item 4]");
});

test('a whole card passes on, and what an earlier run left is not taken for this one', async () => {
	const whole = { ...CHILD, ...OF_CHILD, side: null };
	const earlier = {
		needs_review: true,
		review_reasons: 'birth: missing',
		reason_code: 'x',
		matched_by: 'x',
		candidates: 'x',
		row: 7,
	};
	const { outputs } = await run([{ ...whole, ...earlier }]);
	expect(outputs[0][0]).toMatchObject({ pairedItem: { item: 0 } });
	expect(outputs[0][0].json).toMatchObject({
		row: 7,
		needs_review: false,
		reason_code: null,
		matched_by: '',
		candidates: null,
	});
	const { outputs: ofFields } = await run([{ ...whole, ...earlier }], { columns: 'fields' });
	expect(Object.keys(ofFields[0][0].json).sort()).toEqual([...Object.keys(whole), 'row'].sort());
});

test('a whole card whose sides contradict each other needs review still', async () => {
	const review_reasons = 'sides-do-not-match; address: gap';
	const whole = { ...CHILD, ...OF_CHILD, side: null, needs_review: true, review_reasons };
	const { outputs } = await run([whole]);
	expect(outputs[1].map(({ json }) => json)).toMatchObject([
		{ needs_review: true, review_reasons: 'side: sides-do-not-match; address: gap' },
	]);
});

test('a card that several items show whole is one item, with what they read differently', async () => {
	const whole = { ...CHILD, ...OF_CHILD, side: null };
	const poor = { ...whole, identity_name: '样小木', race: null };
	const { outputs } = await run([poor, whole]);
	expect(outputs[1].map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 1 }, { item: 0 }]]);
	const review_reasons = 'identity_name: readings-differ';
	expect(outputs[1][0].json).toMatchObject({ ...CHILD, side: null, review_reasons });
});

test('whole cards are checked as all others are', async () => {
	const issued_by = '北京市公安局东城分局';
	const { outputs } = await run([{ ...CHILD, ...OF_CHILD, side: null, issued_by }]);
	expect(outputs[1][0].json).toMatchObject({ review_reasons: 'sides-do-not-match' });
});

test('an empty column of the front does not replace that of the back', async () => {
	const front = { ...CHILD, expired: null };
	const { outputs } = await run([front, { ...OF_CHILD, expired: false }], { columns: 'fields' });
	expect(outputs[0][0].json.expired).toBe(false);
});

test('a lone side whose row contradicted another one is matched anew', async () => {
	const review_reasons = 'sides-do-not-match; address: gap';
	const { outputs } = await run([{ ...CHILD, needs_review: true, review_reasons }, OF_CHILD]);
	expect(column(outputs, 'review_reasons')).toEqual([[], ['address: gap']]);
});

test("a dragged name of 'Group By' is that field", async () => {
	const items = [CHILD, OF_CHILD].map((side) => ({ ...side, 客户编号: 7 }));
	const { outputs } = await run(items, { groupBy: "['客户编号']" });
	expect(counts(outputs)).toEqual([1, 0]);
});

test("a value in place of 'Group By' is not shown", async () => {
	const parameters = { groupBy: '={{ $json.identity_code }}' };
	const { error } = await run([CHILD, OF_CHILD], parameters);
	expect(error?.message).toBe("The item has nothing in the field that 'Group By' names [item 0]");
});

test.each([{ needs_review: true, review_reasons: '' }, { needs_review: 'TRUE' }])(
	'a side that needed review needs it still where its row does not say why: %j',
	async (row) => {
		const { outputs } = await run([{ ...CHILD, ...row }, OF_CHILD]);
		expect(column(outputs, 'review_reasons')).toEqual([[], ['side: needed-review']]);
	},
);

test.each<[IDataObject, number]>([
	[{}, 1],
	[{ needs_review: true, review_reasons: 'address: gap' }, 1],
	[{ needs_review: true, review_reasons: 'identity_code: gap' }, 2],
	[{ needs_review: true, reason_message: 'Please check: address.' }, 2],
	[{ needs_review: 'TRUE' }, 2],
])(
	'the number proves that two fronts are one, unless it may be in doubt: %j',
	async (row, count) => {
		const { outputs } = await run([CHILD, { ...CHILD, identity_name: '另一人', ...row }]);
		expect(outputs[1]).toHaveLength(count);
	},
);

test.each([null, '', 0, '0', {}])(
	"a back with its file's name beside it, and the empty error %j, is a back",
	async (error) => {
		const back = { ...OF_CHILD, side: null };
		const { outputs } = await run([CHILD, { ...back, name: 'IMG_1.jpg', error }]);
		expect(counts(outputs)).toEqual([1, 0]);
		expect(outputs[0][0]).toMatchObject({
			json: { identity_name: CHILD.identity_name, issued_by: OF_CHILD.issued_by },
			pairedItem: [{ item: 0 }, { item: 1 }],
		});
	},
);

test('of many candidates the first are shown, and how many there are', async () => {
	const backs = Array.from({ length: 30 }, (_, i) => ({
		...OF_PARENT,
		valid_date_start: `20${10 + (i % 10)}-0${1 + (i % 9)}-11`,
		valid_date_end: `20${30 + (i % 10)}-0${1 + (i % 9)}-11`,
	}));
	const { outputs } = await run([PARENT, UNREAD, ...backs], { bothSides: false });
	const candidates = String(outputs[1][0].json.candidates).split('; ');
	expect([candidates.length, candidates.at(-1)]).toEqual([21, '10 more']);
});

test('an image that was not read keeps its own reason, and what to do about it', async () => {
	const said = {
		reason_code: '4030',
		reason_message: 'The quota is used up (4030)',
		retry: 'later',
		error: 'The quota is used up (4030) [item 0]',
	};
	const reasons = async (row: IDataObject, options: INodeParameters = {}) => {
		const { outputs } = await run([row], { options });
		return outputs[1].map(({ json }) => [json.reason_code, json.retry]);
	};
	const nothing = [['not-read', 'image']];
	expect(await reasons(said)).toEqual([['4030', 'later']]);
	expect(await reasons({ error: 'of another node' })).toEqual(nothing);
	expect(await reasons({ ...said, retry: 'tomorrow' })).toEqual(nothing);
	// As a row has it with the columns of the default.
	const { reason_message, retry } = said;
	const shown = { side: null, identity_name: null, needs_review: true, reason_message, retry };
	expect(await reasons(shown)).toEqual([['not-read', 'later']]);
	const { outputs } = await run([shown], { columns: 'fieldsAndReview' });
	expect(outputs[1][0].json).toMatchObject({ reason_message });
	const masked = async (row: IDataObject) => await reasons(row, { mask: '3+4' });
	expect(await masked({ error: said.error, card: said })).toEqual([['4030', 'later']]);
	expect(await masked({ ...said, reason_code: 'zhangsan' })).toEqual([['not-read', 'later']]);
});

describe('rows and files', () => {
	const withFile = (json: IDataObject, row: IDataObject) =>
		fileItem(imageSaying(String(row.file)), { json: { ...json, ...row } as never });
	const items = [
		withFile(CHILD, { file: 'a.jpg', from: 'front' }),
		withFile(OF_CHILD, { file: 'b.jpg', note: 'back' }),
	];

	test.each([
		['1.jpg', '2.jpg', '1.jpg, 2.jpg'],
		['a.pdf', 'a.pdf', 'a.pdf'],
		['1.jpg', ['2.jpg'], '1.jpg'],
	])('a person has the names of both files: of %j and %j %j', async (front, back, name) => {
		const rows = [front, back].map((file_name, i) => ({ ...[CHILD, OF_CHILD][i], file_name }));
		const { outputs } = await run(rows);
		expect(outputs[0][0].json.file_name).toBe(name);
	});

	test("the columns of both rows, the front's first, and both files under the names of their sides, if they are to stay", async () => {
		const { outputs } = await run(items, { options: { keepFromInput: 'all' } });
		expect(outputs[0][0].json).toMatchObject({ file: 'a.jpg', from: 'front', note: 'back' });
		const [front, back] = items.map(({ binary }) => binary!.data);
		expect(outputs[0][0].binary).toEqual({ front, back });
		expect((await run(items)).outputs[0][0].binary).toBeUndefined();
	});

	test('what is not matched keeps its file, and nothing that an earlier match left', async () => {
		const { outputs } = await run([withFile(CHILD, { file: 'a.jpg', matched_by: 'same-county' })]);
		expect(outputs[1][0].binary).toEqual(items[0].binary);
		expect(outputs[1][0].json).toHaveProperty('file');
		expect(outputs[1][0].json).toMatchObject({ matched_by: null, candidates: null });
	});
});

test('a masked result shows nothing of the rows, nor of the candidates', async () => {
	const options = { mask: '3+4' };
	const { outputs, hints } = await run([{ ...CHILD, note: CHILD.address }, OF_CHILD], { options });
	expect(outputs[0][0].json).toMatchObject({ identity_name: '样**', issued_by: '***' });
	expect(JSON.stringify(outputs)).not.toMatch(/样小本|样本路|2022-03-04/);
	expect(hints).toHaveLength(1);
	const ambiguous = await run([CHILD, UNREAD, UNREAD, OF_CHILD], { options });
	expect(ambiguous.outputs[1][0].json.candidates).toMatch(/^item 3: /);
	expect(JSON.stringify(ambiguous.outputs)).not.toMatch(/样小本|样本路|2022-03-04/);
});

test('a masked result does not tell by what the validity fits, which tells the kind', async () => {
	const permit = { ...CHILD, identity_code: '810000198501010010', birth: '1985-01-01' };
	const items = [permit, OF_CHILD];
	const { outputs } = await run(items);
	expect(outputs[0][0].json.matched_by).toBe('all-are-here, same-county, validity-fits-kind');
	for (const heap of [items, [CHILD, OF_CHILD]]) {
		const { outputs: masked } = await run(heap, { options: { mask: '3+4' } });
		expect(masked[0][0].json.matched_by).toBe('all-are-here, same-county');
	}
});

test('a heap that is masked in part is refused', async () => {
	const options = { mask: "={{ $itemIndex === 0 ? 'off' : '3+4' }}" };
	const { outputs, error } = await run([CHILD, OF_CHILD], { options });
	expect(outputs.flat()).toEqual([]);
	expect(error?.message).toBe("'Mask Sensitive Values' differs from item to item [item 0]");
});

describe('what cannot be used', () => {
	const masked = { ...CHILD, identity_code: '3****************0' };

	test.each<[IDataObject, string]>([
		[masked, "The card's values are masked"],
		[{ order: 7 }, 'The item has no fields of an ID card'],
	])('%j is refused', async (json, message) => {
		const { error } = await run([CHILD, OF_CHILD, json]);
		expect(error?.message).toBe(`${message} [item 2]`);
	});

	test('fails its item alone if On Error is set to continue, and may be any side', async () => {
		const items = [CHILD, masked, OF_CHILD, masked];
		const { outputs } = await run(items.slice(0, 3), {}, { onError: 'continueErrorOutput' });
		expect(counts(outputs)).toEqual([0, 1, 1]);
		const { outputs: plain } = await run(items, {}, { onError: 'continueRegularOutput' });
		expect(plain[0]).toEqual([]);
		expect(plain[1].map(({ json }) => json.needs_review)).toEqual(plain[1].map(() => true));
	});
});
