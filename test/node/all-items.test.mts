import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { factsOfNumber } from '../../domain/card/number-checks.ts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { numbered } from '../support/numbered.mts';
import { refusal, success, type StubAnswer, type StubCall } from './apizero-stub.mts';
import { extraOf, withCopies, withExtra } from './extra-stub.mts';
import { imageSaying, JPEG_BYTES, wordOf } from './images.mts';
import { column, counts } from './outputs.mts';
import { run as runWith, stub, type Run } from './run-with-stub.mts';

/** Three people of different places: a front and a back each. `d` may be `a` as well, by place and age. */
const PEOPLE: Record<string, [object, object]> = {
	a: person('样本甲', '31010119900101123', '上海市黄浦区', '上海市公安局黄浦分局', 2017),
	b: person('样本乙', '11010119850202124', '北京市东城区', '北京市公安局东城分局', 2018),
	c: person('样本丙', '44010619800303125', '广州市天河区', '广州市公安局天河分局', 2019),
	d: person('样本丁', '31010119900101127', '上海市黄浦区', '上海市公安局黄浦分局', 2016),
};

function person(
	identity_name: string,
	first17: string,
	place: string,
	issued_by: string,
	year: number,
): [object, object] {
	const identity_code = numbered(first17);
	const address = `${place}样本路1号`;
	return [
		{ side: 1, identity_name, identity_code, race: '汉', address, ...factsOfNumber(identity_code) },
		{ side: 0, issued_by, valid_date_start: `${year}-08-12`, valid_date_end: `${year + 20}-08-12` },
	];
}

/** `a1` is a front, `a0` a back, `a1-2` another photo of that front, `x` shows no card; a number is a refusal. */
function answer({ body }: StubCall): StubAnswer {
	const [word] = wordOf(body.input_data).split('-');
	if (/^\d+$/.test(word)) return refusal(Number(word) as never);
	const fields = PEOPLE[word[0]]?.[word[1] === '1' ? 0 : 1];
	if (fields === undefined) return refusal(5021);
	if (body.extra === undefined) return success(fields);
	const copy = JPEG_BYTES.toString('base64');
	return withExtra(success(fields), withCopies(extraOf(fields), { card: copy, copy }));
}

/** What phones call every photo. */
const IMAGE = 'image.jpg';

const item = (word: string, json: IDataObject = {}, fileName = IMAGE) =>
	fileItem(imageSaying(word), { json: { row: word, ...json } as never, fileName });

/** One item with several images, as a form makes them. */
const itemOf = (words: string[]): INodeExecutionData => ({
	json: { row: words.join() },
	binary: Object.assign(
		{},
		...words.map(
			(word, i) => fileItem(imageSaying(word), { field: `front_${i + 1}`, fileName: IMAGE }).binary,
		),
	),
});

interface Reading extends Partial<Run> {
	groupBy?: string;
	bothSides?: boolean;
}

const read = async (
	items: Array<string | INodeExecutionData>,
	{ groupBy = '', bothSides = false, parameters, ...more }: Reading = {},
) => {
	const ran = await runWith({
		answer,
		items: items.map((one) => (typeof one === 'string' ? item(one) : one)),
		...more,
		parameters: { oneItemPer: 'personAllItems', groupBy, bothSides, ...parameters },
	});
	return { ...ran, people: ran.outputs.map((of) => of.map(summaryOf)) };
};

const indexesOf = ({ pairedItem }: INodeExecutionData) =>
	[pairedItem].flat().map((one) => (one as { item: number }).item);

/** `甲 上海 0+1`: whose front, whose back, and of which items, the front's first. */
function summaryOf(one: INodeExecutionData): string {
	const { identity_name: name, issued_by: issuer } = one.json as Record<string, string | null>;
	return [name?.at(-1) ?? '-', issuer?.slice(0, 2) ?? '-', indexesOf(one).join('+')].join(' ');
}

const CONTINUES = { onError: 'continueRegularOutput' } as const;
const SHUFFLED = ['b0', 'a1', 'c0', 'c1', 'b1', 'a0'];
const THREE = ['乙 北京 4+0', '甲 上海 1+5', '丙 广州 3+2'];

describe.each(['cloud', 'automatic'] as const)('three people in any order: %s', (service) => {
	test.each<[string, Reading, boolean]>([
		['proposed', {}, false],
		['matched, where nobody is missing', { bothSides: true }, true],
	])('on as many items, %s', async (_, reading, isSure) => {
		const { outputNames, people, error } = await read(SHUFFLED, { service, ...reading });
		expect(error).toBeUndefined();
		expect(outputNames).toEqual(['Complete', 'Needs Review', 'Incomplete']);
		expect(people).toEqual(isSure ? [THREE, [], []] : [[], THREE, []]);
	});

	test('on one item, whose six files need no name', async () => {
		const { people, outputs } = await read([itemOf(SHUFFLED)], {
			service,
			bothSides: true,
			options: { keepFromInput: 'all' },
		});
		expect(people[0]).toEqual(THREE.map((one) => `${one.slice(0, 5)}0`));
		expect(column(outputs, 'file_name')[0]).toEqual([
			'front_5:image.jpg, front_1:image.jpg',
			'front_2:image.jpg, front_6:image.jpg',
			'front_4:image.jpg, front_3:image.jpg',
		]);
		const files = outputs[0].map(({ binary }) =>
			Object.entries(binary!).map(([name, { data }]) => [name, wordOf(data)]),
		);
		expect(files).toEqual(
			['b', 'a', 'c'].map((word) => [
				['front', `${word}1`],
				['back', `${word}0`],
			]),
		);
	});

	test('by the names of their files', async () => {
		const names = { a: '样本甲', b: '样本乙', c: '样本丙' };
		const items = SHUFFLED.map((word) =>
			item(word, {}, `${names[word[0] as 'a']}${word[1] === '1' ? '正面' : '反面'}.jpg`),
		);
		expect((await read(items, { service })).people).toEqual([THREE, [], []]);
	});
});

describe('a group', () => {
	const of = (word: string, group: unknown) => item(word, { group } as IDataObject);

	test('has the sides of one person, whoever else fits', async () => {
		const items = [of('a1', 1), of('d1', 2), of('d0', '2'), of('a0', '1')];
		const { people } = await read(items, { groupBy: "['group']" });
		expect(people).toEqual([['甲 上海 0+3', '丁 上海 1+2'], [], []]);
		// Nothing else tells whose they are.
		expect((await read(items)).people[0]).toEqual([]);
	});

	test('that is missing refuses its item alone', async () => {
		const items = [of('a1', 7), of('a0', ''), of('a0-2', 7), of('a1-2', null)];
		const stopped = await read(items, { groupBy: 'group' });
		expect(stopped.error?.message).toMatch(/^The item has nothing in the field .* \[item 1\]$/);
		expect(stub.calls).toEqual([]);
		const { people, outputs } = await read(items, { groupBy: 'group', ...CONTINUES });
		expect(people).toEqual([['甲 上海 0+2'], [], ['- - 1', '- - 3']]);
		expect(column(outputs, 'reason_code')[2]).toEqual(['setting', 'setting']);
		expect(stub.calls).toHaveLength(2);
	});

	test('whose name cannot be told lets no row through unread', async () => {
		const groupBy = '={{ $json.row.toDateTime() }}';
		const { outputs } = await read(['a1', 'a0'], { groupBy, ...CONTINUES });
		expect(counts(outputs)).toEqual([0, 0, 2]);
		expect(column(outputs, 'row')[2]).toEqual([undefined, undefined]);
		expect(stub.calls).toEqual([]);
	});
});

test.each<[string, Array<string | INodeExecutionData>, Reading, string[][], string[]]>([
	// No other side is here.
	['alone', ['a1', 'b0'], {}, [[], [], ['甲 - 0', '- 北京 1']], ['no-other-side', 'no-other-side']],
	[
		'of several that fit',
		['a1', 'd1', 'a0', 'd0'],
		{ bothSides: true },
		[[], ['甲 - 0', '丁 - 1', '- 上海 2', '- 上海 3'], []],
		Array(4).fill('several-fit'),
	],
	// Two that were not read may be the other ones.
	[
		'beside two that were not read',
		['a1', 'x', 'x-2', 'a0'],
		{ bothSides: true },
		[[], ['甲 - 0', '- 上海 3'], ['- - 1', '- - 2']],
		['not-confirmed', 'not-confirmed', 'no-card', 'no-card'],
	],
])('a side %s: %j %j', async (_, items, reading, people, codes) => {
	const ran = await read(items, reading);
	expect(ran.people).toEqual(people);
	expect(column(ran.outputs, 'reason_code').flat()).toEqual(codes);
	for (const { json } of ran.outputs[1])
		expect(json.candidates).toMatch(/^item \d, \w+\.jpg: |^item \d: /);
	for (const { json } of ran.outputs[2]) expect(json.candidates).toBeNull();
	for (const { json, binary } of ran.outputs.flat()) {
		const side = json.identity_name ? 'front' : json.issued_by ? 'back' : 'data';
		expect(Object.keys(binary!)).toEqual([side]);
	}
});

test('every image is accounted for: what was not read or failed has a row of its own', async () => {
	const items = [itemOf(['a1', 'x', '4000']), item('a0'), item('x-2'), item('4000-2')];
	for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
		const { outputs, people } = await read(items, { onError, bothSides: true });
		const failed = ['- - 0', '- - 3'];
		const unread = ['- - 0', '- - 2'];
		expect(people.slice(0, 2)).toEqual([[], ['甲 - 0', '- 上海 1']]);
		const isSplit = onError === 'continueErrorOutput';
		expect(people[2].toSorted()).toEqual(isSplit ? unread : [...failed, ...unread].toSorted());
		expect(people[3] ?? []).toEqual(isSplit ? failed : []);
		const files = [...outputs[2], ...(outputs[3] ?? [])].map(({ binary }) => Object.keys(binary!));
		expect(files.map((names) => names.join()).sort()).toEqual([
			'data',
			'data',
			'front_2',
			'front_3',
		]);
	}
	const stopping = await read(items, { bothSides: true });
	expect(stopping.people[2]).toHaveLength(4);
});

test('a day without calls, in the middle of a run that stops, passes on what was read', async () => {
	const { outputs, error, people } = await read(['a1', 'a0', '4030', 'x'], { service: 'cloud' });
	expect(error).toBeUndefined();
	expect(people).toEqual([[], ['甲 上海 0+1'], ['- - 2', '- - 3']]);
	expect(column(outputs, 'reason_code')[2][0]).toBe('4030');
	expect(column(outputs, 'retry')[2][0]).toBe('later');
	expect(outputs[2][0].json).not.toHaveProperty('error');
});

describe('masked', () => {
	const options = { mask: '3+4' };
	/** Names in the fields, the files, the rows. */
	const named = (...words: string[]): INodeExecutionData => ({
		json: { who: '样本甲' },
		binary: Object.fromEntries(
			words.map((word) => [
				`样本${word}`,
				item(word, {}, `样本甲 ${word}.jpg`).binary!.data,
			]) as never,
		),
	});

	test('no name is in a row, its candidates or its file', async () => {
		for (const bothSides of [true, false]) {
			const items = [named('a1', 'd1'), named('a0', 'd0'), named('x', '4000')];
			const parameters = { binaryPropertyName: '*' };
			const more = { options, bothSides, parameters, ...CONTINUES };
			const { outputs } = await read(items, more);
			expect(new Set(outputs.flat().flatMap(indexesOf))).toEqual(new Set([0, 1, 2]));
			expect(column(outputs, 'candidates').flat().join()).toMatch(/item 1: \*\*\*/);
			expect(column(outputs, 'file_name').flat().some(Boolean)).toBe(false);
			expect(JSON.stringify(outputs)).not.toMatch(/样本|黄浦|310101199001|20[13]\d-08-12/);
			expect(outputs.flat().some(({ binary }) => binary !== undefined)).toBe(false);
		}
	});

	test('a field whose name tells nobody may be told', async () => {
		const { outputs } = await read([itemOf(['a1', 'd1', 'a0', 'd0'])], { options });
		expect(column(outputs, 'candidates')[1]).toEqual([
			...Array(2).fill('item 0, front_3: *** *** ***; item 0, front_4: *** *** ***'),
			...Array(2).fill('item 0, front_1: 样**; item 0, front_2: 样**'),
		]);
	});

	test.each([
		[['off', '3+4'], 1],
		// The first cannot be used, but the other two still differ.
		[['some', 'off', '3+4'], 2],
	])('items in different ways, %j, are never joined', async (masks, at) => {
		const words = ['b1', 'a1', 'a0'].slice(-masks.length);
		const items = words.map((word, i) => item(word, { mask: masks[i] }));
		const more = { options: { mask: '={{ $json.mask }}' }, bothSides: true };
		const { outputs } = await read(items, { ...more, ...CONTINUES });
		expect(outputs.flat().map(indexesOf)).toHaveLength(masks.length);
		expect(outputs.flat().find((one) => indexesOf(one).includes(at))?.json.error).toBe(
			`'Mask Sensitive Values' differs from item to item [item ${at}]`,
		);
		const stopped = await read(items, more);
		expect(stopped.error).toBeDefined();
		expect(stub.calls).toEqual([]);
	});
});

test('a copy of both sides is withheld while they are only proposed as one card', async () => {
	const parameters = { serverOptions: { copies: { values: { kinds: ['card', 'copy'] } } } };
	for (const bothSides of [true, false]) {
		const { outputs } = await read(['a1', 'a0'], { bothSides, parameters });
		const [{ json, binary }] = outputs.flat();
		expect(json.copies_missing).toBe(bothSides ? '' : 'copy_pdf');
		const copies = Object.keys(binary!).filter((name) => name.startsWith('copy'));
		expect(copies).toEqual([
			'copy_card_front',
			'copy_card_back',
			...(bothSides ? ['copy_pdf'] : []),
		]);
	}
});

test('of images that show the same none is lost or another person’s, and the same bytes are sent once', async () => {
	const { people } = await read(['a1', 'b1', 'a1', 'b0', 'a0', 'a1-2']);
	expect(people).toEqual([[], ['甲 上海 0+4+2+5', '乙 北京 1+3'], []]);
	expect(stub.calls).toHaveLength(5);
});

test('of two rows the front’s values stay, and the back’s where it has none', async () => {
	const items = [item('a0', { note: 'back', only: 1 }), item('a1', { note: 'front', only: '' })];
	const { outputs } = await read(items, { bothSides: true });
	expect(outputs[0][0].json).toMatchObject({ note: 'front', only: 1, row: 'a1' });
});

test.each<[string, INodeParameters, unknown[]]>([
	['by its name', { keepFromInput: 'chosen', fieldsToKeep: 'data' }, [['front', 'back']]],
	['none', { keepFromInput: 'none' }, [undefined]],
])('of the files that are to stay, %s', async (_, options, files) => {
	const { outputs } = await read(['a1', 'a0'], { options });
	expect(outputs.flat().map(({ binary }) => binary && Object.keys(binary))).toEqual(files);
});

test.each<INodeParameters>([{}, { columns: 'selected', selectedColumns: ['birth'] }])(
	'of the files in the JSON those stay that are named, with the columns %j',
	async (columns) => {
		const options = { keepFromInput: 'chosen', fieldsToKeep: 'front_1' };
		const { outputs } = await read([itemOf(['a1', 'a0'])], {
			options,
			parameters: columns,
			binaryMode: 'combined',
		});
		expect(outputs.flat().map(({ json }) => Object.keys(json._files ?? {}))).toEqual([['front']]);
	},
);

test('an item without any image has one row', async () => {
	const parameters = { binaryPropertyName: 'front, back' };
	const { outputs } = await read([{ json: {} }], { parameters, ...CONTINUES });
	expect(column(outputs, 'reason_code')).toEqual([[], [], ['no-image']]);
});

test.each(['*', '_files.front_1, _files.front_2, _files.front_3, _files.front_4'])(
	'a person has no file of another one, also where the files are in the JSON: %s',
	async (binaryPropertyName) => {
		const { outputs, error } = await read([itemOf(['a1', 'b1', 'b0', 'a0'])], {
			bothSides: true,
			options: { keepFromInput: 'all' },
			parameters: { binaryPropertyName },
			binaryMode: 'combined',
		});
		expect(error).toBeUndefined();
		const files = outputs[0].map(({ json }) =>
			Object.values(json._files as object).map(({ data }) => wordOf(data)),
		);
		expect(files).toEqual([
			['a1', 'a0'],
			['b1', 'b0'],
		]);
	},
);
