import { expect, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { BACK, FRONT, jsonOf, read, type Reading } from './results-stub.mts';

/** Reads images, and matches what comes out of it, as the two nodes of a workflow. */
async function readAndMatch(words: string[], reading: Reading = {}): Promise<IDataObject[]> {
	return await match(await jsonOf(words, { ...reading, parameters: { route: false } }));
}

const match = async (rows: IDataObject[], options: INodeParameters = {}) =>
	await jsonOf(
		rows.map((json) => ({ json })),
		{ options, parameters: { operation: 'matchSides', bothSides: true } },
	);

test.each<[string, string, Reading]>([
	['unsure', 'address: below-minimum', { serverOptions: { minimumConfidence: 0.9 } }],
	['doubted', 'address: gap', { options: { putResultInField: 'card', columnNames: 'chinese' } }],
	['blurred', 'side: blurred', {}],
	['mixed', 'side: both-sides-in-image', { service: 'cloud' }],
])('why %s needs review stays with the matched card, once: %s', async (word, reasons, reading) => {
	const [json] = await readAndMatch([word, 'back'], reading);
	// A matched card has the fields of both.
	expect(json).toMatchObject({ needs_review: true, review_reasons: reasons });
	expect(json.issued_by).toBe(BACK.issued_by);
});

test('in Chinese the columns of a pair are Chinese alone, the names of both files among them', async () => {
	const options = { columnNames: 'chinese', keepFromInput: 'none' };
	const rows = await jsonOf(['front', 'back'], { options, parameters: { route: false } });
	const [json] = await match(rows, { columnNames: 'chinese' });
	expect(json['文件名']).toBe('front.jpg, back.jpg');
	expect(
		Object.keys(json).filter((name) => /^[a-z]/.test(name) && !/^details_/.test(name)),
	).toEqual([]);
});

test('what the reading node put into a field of its own says of which files a person and a side are', async () => {
	const options = { putResultInField: 'card' };
	const rows = await jsonOf(['front', 'back', 'unreadable'], {
		options,
		parameters: { route: false },
	});
	const [person] = await match(rows.slice(0, 2));
	expect(person.file_name).toBe('front.jpg, back.jpg');
	const [mine] = await match(rows.slice(0, 2).map((row) => ({ ...row, file_name: 'of-mine' })));
	expect(mine.file_name).toBe('front.jpg, back.jpg');
	expect((await match(rows.slice(1))).map((json) => json.file_name)).toEqual([
		'back.jpg',
		'unreadable.jpg',
	]);
	const masked = await match(rows, { mask: '3+4' });
	expect(masked.map((json) => json.file_name)).toEqual(masked.map(() => null));
});

test('a row with names of fields beside what was read, as a form has them, is no side', async () => {
	const rows = await jsonOf(['front', 'back'], {
		options: { putResultInField: 'card' },
		parameters: { route: false },
	});
	const [json] = await match(rows.map((row) => ({ name: '李四', address: '别处', ...row })));
	expect(json).toMatchObject({ identity_name: '样本·测试', issued_by: BACK.issued_by });
});

test('and with a side that is not matched; an image that was not read needs it, too', async () => {
	const [doubted, unread] = await readAndMatch(['doubted', 'unreadable']);
	expect(doubted).toMatchObject({
		needs_review: true,
		review_reasons: 'no-other-side; address: gap',
	});
	expect(unread).toMatchObject({ needs_review: true, reason_code: 'no-card', retry: 'image' });
});

test('a row’s own column does not outweigh what was read beside it', async () => {
	const card = { ...FRONT, review_reasons: 'birth: below-minimum' };
	const [json] = await match([{ review_reasons: '', card }, BACK]);
	expect(json).toMatchObject({ needs_review: true, review_reasons: 'birth: below-minimum' });
});

test.each(['address: 310101199001011234', '310101199001011234: gap', 'a: b: c;;', 7])(
	'nothing of the row is taken but names of fields and codes: %j',
	async (said) => {
		const rows = [{ ...FRONT, review_reasons: said }, BACK];
		for (const mask of ['off', '3+4']) {
			const [json] = await match(rows, { mask, keepFromInput: 'none' });
			expect(json).toMatchObject({ needs_review: false, review_reasons: '' });
		}
	},
);

test.each<INodeParameters>([
	{ mask: "={{ $itemIndex === 0 ? 'off' : '3+4' }}" },
	{ columnNames: 'some' },
])('what fails has the columns of any other item: %j', async (options) => {
	const items = [FRONT, BACK].map((json) => ({ json: { ...json } }));
	const { outputs } = await read(items, {
		parameters: { operation: 'matchSides' },
		options,
		onError: 'continueRegularOutput',
	});
	const [side] = await match([FRONT]);
	const columns = Object.keys(outputs.flat()[0].json);
	expect(columns.sort()).toEqual([...Object.keys(side), 'error'].sort());
});
