import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { column, messagesOf } from './outputs.mts';
import { CARD, imageItem, jsonOf, read, stub, type Reading } from './results-stub.mts';
import { itemWith } from './run-with-stub.mts';

describe('needs review, and never leaves as read', () => {
	test.each<[word: string, reasons: string, more?: Reading]>([
		['wrong', 'identity_code: check-digit-wrong'],
		[
			'contradicting',
			'identity_code: gender-differs-from-number; gender: gender-differs-from-number',
		],
		['partly', 'race: missing; address: missing'],
		['mixed', 'side: both-sides-in-image', { service: 'cloud' }],
		['doubted', 'address: gap'],
		['blurred', 'side: blurred'],
		['unsure', 'address: below-minimum', { serverOptions: { minimumConfidence: 0.7 } }],
		['unknown', 'birth: below-minimum', { serverOptions: { minimumConfidence: 0.7 } }],
		['doubted', 'address: gap', { serverOptions: { minimumConfidence: 0.7 } }],
	])('%s: %j', async (word, reasons, more = {}) => {
		const ofSide = await read([word], more);
		expect(column(ofSide.outputs, 'needs_review')).toEqual([[], [], [true], []]);
		expect(column(ofSide.outputs, 'review_reasons')[2]).toEqual([reasons]);
		expect(Object.keys(ofSide.outputs[2][0].binary!)).toEqual(['data']);
		const ofPerson = await read([`${word}+back`], { ...more, perPerson: true });
		expect(column(ofPerson.outputs, 'needs_review')).toEqual([[], [true], []]);
		expect(ofPerson.outputs[1][0].json.review_reasons).toMatch(reasons);
	});

	test.each<[string, Reading]>([
		['glare', {}],
		['unsure', {}],
		['foreigner', { service: 'cloud' }],
		['front', { service: 'cloud' }],
		['front', { serverOptions: { minimumConfidence: 0.9 } }],
	])('unlike %s', async (word, more) => {
		const { outputs } = await read([word], more);
		expect(column(outputs, 'needs_review')).toEqual([[false], [], [], []]);
	});

	test.each([
		['blurred-both', [[], [0], [1], []]],
		['both-blurred', [[1], [], [0], []]],
	])(
		'so does the blurred one of two sides in an image, and not the other: %s',
		async (...given) => {
			const [word, sides] = given;
			const { outputs } = await read([word]);
			expect(column(outputs, 'side')).toEqual(sides);
			expect(column(outputs, 'review_reasons')[2]).toEqual(['side: blurred']);
		},
	);

	test('a confidence that the service does not say is too low', async () => {
		const serverOptions = { minimumConfidence: 0.5 };
		const [json] = await jsonOf(['bare'], { serverOptions });
		expect(json).toMatchObject({ side: 1, needs_review: true });
		expect(json.review_reasons).toContain('identity_code: below-minimum');
	});
});

test('what to look at is said beside what to photograph', async () => {
	const messageOf = async (word: string) => {
		const [json] = await jsonOf([word], { perPerson: true });
		return json.reason_message;
	};
	expect(await messageOf('doubted+unreadable')).toMatch(
		/photo of the emblem side, without glare\. Please check: address \(characters seem to be missing\)\.$/,
	);
	expect(await messageOf('partly+unreadable')).not.toContain('check');
});

test.each([0.4, 1.1, 'high', '', '={{ $json.nope }}'])(
	"'Minimum Confidence' of %j is refused before any call",
	async (minimumConfidence) => {
		const before = stub.calls.length;
		const { error } = await read(['front'], { serverOptions: { minimumConfidence } });
		expect(error?.message).toBe("'Minimum Confidence' must be a number from 0.5 to 1 [item 0]");
		expect(stub.calls).toHaveLength(before);
	},
);

/** What each operation puts out, whatever becomes of its items. */
const OPERATIONS: Record<
	string,
	{ images?: string[]; rows?: object[]; parameters: INodeParameters }
> = {
	'per side': {
		images: [
			...['front', 'back', 'wrong', 'blank', 'unreadable', 'sideless', 'refused', 'both'],
			'doubted',
		],
		parameters: {},
	},
	'per person': {
		images: [
			'front+back',
			'wrong+back',
			'front+',
			'unreadable+unreadable-2',
			'front+refused',
			'+',
			'doubted+back',
		],
		parameters: { oneItemPer: 'person', binaryPropertyName: 'front, back' },
	},
	check: {
		rows: [CARD, { ...CARD, gender: '女' }, { identity_name: null }, { nothing: 1 }],
		parameters: { operation: 'checkIdCard' },
	},
	number: {
		rows: [CARD.identity_code, 'x', '', '3***4'].map((number) => ({ identity_code: number })),
		parameters: {
			operation: 'checkIdCard',
			specifyCard: 'number',
			idNumber: '={{ $json.identity_code }}',
		},
	},
	match: {
		rows: [
			{ ...CARD, side: 1, issued_by: null, valid_date_start: null, valid_date_end: null },
			{ side: 0, issued_by: CARD.issued_by, valid_date_start: '2017-08-12' },
			{ ...CARD, side: null },
			{ ...CARD, side: null, identity_code: '310101199001011235' },
			{ side: null, identity_name: null },
			{ nothing: 1 },
		],
		parameters: { operation: 'matchSides' },
	},
};

/** A form's answer, with files and more that no table takes. */
const FORM = {
	submittedAt: '2026-11-25T08:00:00.000+08:00',
	age_of_form: 7,
	consent: true,
	nothing: null,
	day: new Date(0),
	front: [{ filename: 'a.jpg', mimetype: 'image/jpeg', size: 1 }],
	back: { filename: 'b.jpg', mimetype: 'image/jpeg', size: 1 },
	both: [
		{ filename: 'a.jpg', mimetype: 'image/jpeg', size: 1 },
		{ filename: 'b.jpg', mimetype: 'image/jpeg', size: 1 },
	],
	choices: ['a'],
	answer: { a: 1 },
};

/** As many files as it has records of, which are not read. */
const OF_FORM = itemWith('a', 'b', 'c', 'd').binary;

async function outcomes(
	{ images, rows, parameters }: (typeof OPERATIONS)[string],
	{ options = {}, ...more }: Reading = {},
) {
	const items: Array<string | INodeExecutionData> =
		images ?? rows!.map((row) => ({ json: row as never }));
	const withForm = items
		.map((item) => (typeof item === 'string' ? imageItem(item) : item))
		.map(({ json, binary }) => ({
			json: { ...(FORM as object), ...json },
			...(images && { binary: { ...binary, ...OF_FORM } }),
		}));
	return await read(withForm, {
		parameters,
		options,
		onError: 'continueRegularOutput',
		...more,
	});
}

const isCell = (value: unknown) =>
	value === null ||
	['string', 'number', 'boolean'].includes(typeof value) ||
	Object.prototype.toString.call(value) === '[object Date]';

describe.each(Object.entries(OPERATIONS))('every item %s', (_, operation) => {
	test.each(['cloud', 'ownServer'] as const)('is a row for a table: %s', async (service) => {
		const serverOptions = service === 'cloud' ? {} : { copies: { values: { kinds: ['card'] } } };
		const { outputs, error, hints } = await outcomes(operation, { service, serverOptions });
		expect(error).toBeUndefined();
		const jsons = outputs.flat().map(({ json }) => json);
		expect(jsons.length).toBeGreaterThan(2);
		expect(jsons.some(({ needs_review }) => needs_review === false)).toBe(true);
		const columns = new Set<string>();
		for (const json of jsons) {
			const { day, ...others } = json;
			expect(Object.entries(others).filter(([, value]) => !isCell(value))).toEqual([]);
			expect(JSON.stringify(json)).not.toContain('mimetype');
			expect(isCell(day)).toBe(true);
			// Other columns of the input differ from row to row.
			const own = Object.keys(json).filter((name) => !['row', 'error', 'nothing'].includes(name));
			columns.add(own.sort().join());
			expect([true, false]).toContain(json.needs_review);
			expect(typeof json.review_reasons).toBe('string');
			const said = [json.review_reasons !== '', json.reason_message !== null];
			expect(said).toEqual([json.needs_review, json.needs_review]);
		}
		expect([...columns]).toHaveLength(1);
		expect(messagesOf(hints).filter((text) => /table cell/.test(text))).toEqual([
			expect.stringContaining('left out: choices, answer.'),
		]);
	});

	test.each<[INodeParameters, unknown[]]>([
		[{ keepFromInput: 'all' }, [FORM.choices, FORM.answer]],
		[{ referenceDate: 'soon' }, []],
		[{ mask: '3+4', keepFromInput: 'chosen', fieldsToKeep: 'front, submittedAt' }, []],
	])('has no record of its files with %j either, but the objects %j', async (options, objects) => {
		const { outputs } = await outcomes(operation, { options });
		expect(outputs.flat().length).toBeGreaterThan(2);
		for (const { json } of outputs.flat()) {
			expect(json).toMatchObject({ submittedAt: FORM.submittedAt });
			expect(Object.values(json).filter((value) => !isCell(value))).toEqual(objects);
		}
	});
});

test.each(['data', 'front, back', '*'])(
	'a file that a form asked for in vain leaves no column, with %s',
	async (binaryPropertyName) => {
		const { json, ...item } = imageItem('front+');
		const form = { ...json, back: null, front: FORM.front, formMode: 'production' };
		const answer = { ...form, submittedAt: FORM.submittedAt };
		const rows = [answer, form].map((row) => ({ ...item, json: row }));
		const { outputs } = await read(rows, {
			parameters: { oneItemPer: 'person', binaryPropertyName },
		});
		const [ofForm, ofSheet] = outputs.flat().map((one) => Object.keys(one.json));
		expect(ofForm).toContain('submittedAt');
		expect(ofForm).not.toContain('back');
		expect(ofSheet).toContain('back');
	},
);

test('a run whose settings for calls cannot be used has the columns of any other', async () => {
	const parameters = { binaryPropertyName: 'front' };
	const { outputs } = await read(['front+back'], {
		parameters,
		options: { calls: { values: { maxTries: 0 } } },
		onError: 'continueRegularOutput',
	});
	const [whole] = await jsonOf(['front+back'], { parameters });
	const [failed] = outputs.flat().map(({ json }) => json);
	expect(Object.keys(failed)).toEqual([...Object.keys(whole), 'error']);
});
