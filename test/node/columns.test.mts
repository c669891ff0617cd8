import { describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { COLUMNS, DETAILS_PREFIX } from '../../domain/column.ts';
import { ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';
import { columnsOf, SELECTABLE } from '../../nodes/IdCardOcr/input/selectable-columns.ts';
import { BACK, CARD, FRONT, jsonOf, read, type Reading } from './results-stub.mts';

/** Without `side` and the columns of 'Match Sides'. */
const BY_DEFAULT = [
	...['identity_name', 'identity_code', 'needs_review', 'reason_message', 'gender', 'race'],
	...['birth', 'address', 'issued_by', 'valid_date_start', 'valid_date_end', 'retry'],
];
const DETAIL = /^details_/;
const OF_ROW = /^(row|nothing|error)$/;
const OF_ROW_OR_DETAILS = /^(row|error|details_.+)$/;
const isField = (name: string) => (ID_CARD_FIELD_NAMES as readonly string[]).includes(name);

/** What every operation reads or checks: something whole, something not, and something that fails. */
const INPUTS: Record<string, [Parameters<typeof read>[0], INodeParameters, readonly string[]]> = {
	side: [['front', 'back', 'unreadable', 'refused'], {}, ['side', ...BY_DEFAULT, 'file_name']],
	person: [
		['front+back', 'front+', 'front+refused'],
		{ oneItemPer: 'person', binaryPropertyName: 'front，back' },
		[...BY_DEFAULT, 'file_name'],
	],
	'person of all items': [
		['front', 'back', 'unreadable', 'refused'],
		{ oneItemPer: 'personAllItems' },
		[...BY_DEFAULT, 'file_name', 'matched_by', 'candidates'],
	],
	check: [
		[CARD, { ...CARD, gender: '女' }, { nothing: 1 }].map((json) => ({
			json: { ...json, row: 1 },
		})),
		{ operation: 'checkIdCard' },
		BY_DEFAULT,
	],
	match: [
		[FRONT, BACK, { identity_name: null }, { side: 1, identity_code: '3***4' }].map((json) => ({
			json: { ...json, row: 1 },
		})),
		{ operation: 'matchSides', bothSides: true },
		['side', ...BY_DEFAULT, 'file_name', 'matched_by', 'candidates'],
	],
};

/** What leaves of one of these inputs, with the row's own fields and with whatever fails. */
async function leaving(input: string, columns: INodeParameters, more: Reading = {}) {
	const [items, parameters] = INPUTS[input];
	const reading = { parameters: { ...parameters, ...columns }, ...more };
	return await jsonOf(items, { onError: 'continueRegularOutput', ...reading });
}

const NUMBER = {
	operation: 'checkIdCard',
	specifyCard: 'number',
	idNumber: '={{ $json.identity_code }}',
};

const selected = (...selectedColumns: string[]) => ({ columns: 'selected', selectedColumns });

const keysOf = (jsons: readonly IDataObject[]) => jsons.map((json) => Object.keys(json));

describe.each(Object.entries(INPUTS))('per %s', (input, [items, parameters, byDefault]) => {
	const isImage = input === 'side' || input.startsWith('person');
	const ofSome = ['side', 'file_name', 'copies_missing', 'matched_by', 'candidates'];
	const all = COLUMNS.filter((name) => byDefault.includes(name) || !ofSome.includes(name));
	const few = selected('age', 'identity_name', 'review_reasons');

	test.each<[INodeParameters, Reading['service'], readonly string[], RegExp | null]>([
		[{ columns: 'fieldsAndReview' }, 'ownServer', byDefault, OF_ROW],
		[{ columns: 'fields' }, 'ownServer', byDefault.filter(isField), OF_ROW],
		[{ columns: 'all' }, 'cloud', all, OF_ROW],
		[{ columns: 'all' }, 'ownServer', all, isImage ? OF_ROW_OR_DETAILS : OF_ROW],
		[few, 'ownServer', ['identity_name', 'review_reasons', 'age'], null],
	])('%j, %s: first %j, then what is like %s', async (columns, service, names, others) => {
		const jsons = await leaving(input, columns, { service });
		expect(jsons.filter(({ error }) => error !== undefined)).toHaveLength(others ? 1 : 0);
		for (const keys of keysOf(jsons)) {
			expect(keys.slice(0, names.length)).toEqual(names);
			expect(keys.slice(names.length).filter((key) => !others?.test(key))).toEqual([]);
			expect(keys.some((key) => DETAIL.test(key))).toBe(others === OF_ROW_OR_DETAILS);
		}
	});

	test('in a workflow that 0.4 saved the codes are there instead of the sentence', async () => {
		const saved = byDefault.map((name) => (name === 'reason_message' ? 'review_reasons' : name));
		const columns = { columns: 'fieldsAndReview' };
		const jsons = await leaving(input, columns, { typeVersion: 1 });
		const names = COLUMNS.filter((name) => saved.includes(name));
		for (const keys of keysOf(jsons)) expect(keys.slice(0, names.length)).toEqual(names);
		expect(keysOf(jsons).flat()).not.toContain('reason_message');
	});

	test("with n8n's error output, what fails is told by its error, also of a selection", async () => {
		const { outputs } = await read(items, {
			parameters: { ...parameters, ...few },
			onError: 'continueErrorOutput',
		});
		expect(outputs.at(-1)!.map(({ json }) => typeof json.error)).toEqual(['string']);
	});

	test('Chinese titles are those of all columns', async () => {
		const serverOptions = { copies: { values: { kinds: ['card'] } } };
		const [api, chinese] = await Promise.all(
			['api', 'chinese'].map(async (columnNames) => {
				const options = { keepFromInput: 'none', columnNames };
				return keysOf(await leaving(input, { columns: 'all' }, { options, serverOptions }));
			}),
		);
		expect(chinese.map(({ length }) => length)).toEqual(api.map(({ length }) => length));
		expect(chinese.flat().filter((key) => /[a-z_]/i.test(key) && key !== 'error')).toEqual([]);
	});
});

test('masked, a selection is not what masking left out', async () => {
	const { hints } = await read(['front'], {
		parameters: selected('identity_name'),
		options: { mask: '3+4' },
	});
	expect(hints).toEqual([]);
});

test('copies that are missing are told of after the file', async () => {
	const serverOptions = { copies: { values: { kinds: ['card'] } } };
	const [json] = await leaving('side', { columns: 'fieldsAndReview' }, { serverOptions });
	expect(Object.keys(json).slice(-3)).toEqual(['file_name', 'copies_missing', 'row']);
});

test.each<[string, INodeParameters, Reading]>([
	['with Route by Result off', { route: false }, {}],
	['as a tool', {}, { asTool: true }],
])('on one output the doubtful rows are marked: %s', async (_, parameters, more) => {
	for (const columns of [selected('gender'), { columns: 'fields' }]) {
		const jsons = await leaving('check', { ...NUMBER, ...columns, ...parameters }, more);
		expect(jsons.map(({ needs_review }) => needs_review)).toEqual([false, false, true]);
	}
});

test.each<[INodeParameters, string[]]>([
	[{}, []],
	[{ keepFromInput: 'fitting' }, ['row']],
	[{ keepFromInput: 'fitting', referenceDate: 'never' }, []],
	[{ keepFromInput: 'fitting', language: 'latin' }, []],
])('with %j, what is selected has of the row %j', async (options, kept) => {
	const [json] = await leaving('side', selected('birth'), { options });
	expect(Object.keys(json)).toEqual(['birth', ...kept]);
});

const numbers = [
	CARD.identity_code,
	'310101199001011235',
	'310101900101123',
	'',
	'3***4',
	310101199001011200,
];

test.each<[INodeParameters, number]>([
	[{ columns: 'fieldsAndReview' }, 6],
	[{ columns: 'fields' }, 3],
	[{ columns: 'all' }, 10],
])('a number alone has no column that none can fill: %j', async (columns, count) => {
	const jsons = await jsonOf(
		numbers.map((number) => ({ json: { identity_code: number } })),
		{
			parameters: { ...NUMBER, ...columns },
			options: { keepFromInput: 'none' },
			onError: 'continueRegularOutput',
		},
	);
	const names = Object.keys(jsons[0]);
	expect(names).toHaveLength(count);
	const shown = keysOf(jsons).map((keys) => keys.filter((name) => name !== 'error'));
	expect(shown).toEqual(jsons.map(() => names));
	expect(names.filter((name) => jsons.every((json) => (json[name] ?? null) === null))).toEqual([]);
});

test.each<[INodeParameters, RegExp]>([
	[selected(), /^'Selected Columns' is empty \[/],
	[selected('english', 'nothing'), /^'Selected Columns' has an unsupported value \[/],
	[{ ...selected(), selectedColumns: 7 }, /^'Selected Columns' has an unsupported value \[/],
	[{ columns: 'some' }, /^'Columns' has an unsupported value \[/],
	[
		{ columns: '={{ $json.row === 1 ? "some" : "all" }}' },
		/^'Columns' has an unsupported value \[/,
	],
])('%j is refused', async (columns, words) => {
	for (const json of await leaving('check', columns)) expect(json.error).toMatch(words);
});

test('every column can be selected', () => {
	const columns = SELECTABLE.flatMap(([, value]) => columnsOf(value));
	expect(columns.sort()).toEqual([...COLUMNS, DETAILS_PREFIX].sort());
});
