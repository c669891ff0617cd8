import { expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { messagesOf } from './outputs.mts';
import { CARD, imageItem, read } from './results-stub.mts';

/** Reads a sure card and a doubtful one in a workflow that 0.4 saved. */
const readAsSaved = async (options: INodeParameters, columns: INodeParameters = {}) => {
	const items = ['front', 'wrong'].map((word) => ({
		...imageItem(word),
		json: { row: 1, list: [1] },
	}));
	const parameters = { columns: 'fieldsAndReview', route: false, ...columns };
	const { outputs, hints, error } = await read(items, { options, parameters, typeVersion: 1 });
	expect(error).toBeUndefined();
	return { items: outputs[0], hints: messagesOf(hints) };
};

test.each<[INodeParameters, INodeParameters, object]>([
	[{ fieldNaming: 'english' }, { columnNames: 'english' }, { idNumber: CARD.identity_code }],
	[
		{ outputField: 'card' },
		{ putResultInField: 'card' },
		{ card: { side: 1, identity_code: CARD.identity_code, review_reasons: '' } },
	],
	[{ inputFields: 'all', inputFiles: 'always' }, { keepFromInput: 'all' }, { list: [1] }],
	[
		{ inputFields: 'none', inputFiles: 'never', inputColumnsToKeep: 'list' },
		{ keepFromInput: 'chosen', fieldsToKeep: 'list' },
		{ list: [1] },
	],
	// What is set by both names was chosen by the new one.
	[
		{ fieldNaming: 'chinese', columnNames: 'api', inputFields: 'all', keepFromInput: 'none' },
		{ keepFromInput: 'none' },
		{ identity_name: CARD.identity_name },
	],
])('%j gives what %j does', async (before, now, shown) => {
	const { items, hints } = await readAsSaved(before);
	expect(items[0].json).toMatchObject(shown);
	expect({ items, hints }).toEqual(await readAsSaved(now));
});

const SELECTED = { columns: 'selected', selectedColumns: ['birth'] };
const FIELDS = [undefined, 'fitting', 'all', 'none'] as const;

/** Recorded with 0.4: the fields that stayed for each of {@link FIELDS}; `*` where a hint said that masking hid them. */
const RECORDED: Array<[INodeParameters, INodeParameters, string[]]> = [
	[{}, {}, ['row', 'row', 'row list', '']],
	[{ inputColumnsToKeep: 'row' }, {}, ['row', 'row', 'row list', 'row']],
	[{}, SELECTED, ['', 'row', 'row list', '']],
	[{ inputColumnsToKeep: 'row' }, SELECTED, ['row', 'row', 'row list', 'row']],
	[{ mask: '3+4' }, {}, ['*', '*', '*', '']],
	[{ mask: '3+4', inputColumnsToKeep: 'row' }, {}, ['row', 'row', 'row', 'row']],
	[{ mask: '3+4' }, SELECTED, ['', '', '', '']],
	[{ mask: '3+4', inputColumnsToKeep: 'row' }, SELECTED, ['row', 'row', 'row', 'row']],
];
/** How many files stayed of the sure card and of the doubtful one; none of a masked one. */
const FILES = { undefined: [0, 1], inDoubt: [0, 1], always: [1, 1], never: [0, 0] };

test.each(RECORDED)('%j keep with %j what they kept: %j', async (options, columns, recorded) => {
	for (const [at, inputFields] of FIELDS.entries()) {
		for (const [inputFiles, files] of Object.entries(FILES)) {
			const { items, hints } = await readAsSaved(
				{
					...options,
					...(inputFields && { inputFields }),
					...(inputFiles !== 'undefined' && { inputFiles }),
				},
				columns,
			);
			const isHinted = hints.some((hint) => hint.startsWith('Masking left out'));
			const kept = Object.keys(items[0].json).filter((name) => ['row', 'list'].includes(name));
			const count = items.map(({ binary }) => Object.keys(binary ?? {}).length);
			const text = (isHinted ? '*' : '') + kept.join(' ');
			expect([inputFields, inputFiles, text, count]).toEqual([
				inputFields,
				inputFiles,
				recorded[at],
				options.mask ? [0, 0] : files,
			]);
		}
	}
});
