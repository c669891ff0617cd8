import { expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../tools/n8n/in-process/run-node.mts';
import { BACK, FRONT } from './results-stub.mts';

/** What 'Match Sides' puts out for these rows, in the input's order. */
async function match(rows: IDataObject[], options: IDataObject = {}): Promise<IDataObject[]> {
	const { outputs } = await runNode({
		items: rows.map((json) => ({ json })),
		parameters: {
			operation: 'matchSides',
			missingSides: 'none',
			route: false,
			options: { ...options } as never,
		},
	});
	return outputs.flat().map(({ json }) => json);
}

test('a matched card names the files of both sides, and a document with both once', async () => {
	const named = (front: string, back: string) =>
		match([
			{ ...FRONT, file_name: front },
			{ ...BACK, file_name: back },
		]);
	expect(await named('1.jpg', '2.jpg')).toEqual([
		expect.objectContaining({ file_name: '1.jpg, 2.jpg' }),
	]);
	expect(await named('a.pdf', 'a.pdf')).toEqual([expect.objectContaining({ file_name: 'a.pdf' })]);
});

test('an image that was not read keeps its own reason, and what to do about it', async () => {
	const said = {
		reason_code: '4030',
		reason_message: 'The quota of the API key is used up (4030)',
		retry: 'later',
		error: 'The quota of the API key is used up (4030) [item 0]',
	};
	const nothing = { reason_code: 'not-read', retry: 'image' };
	expect(await match([said])).toEqual([
		expect.objectContaining({ reason_code: '4030', retry: 'later' }),
	]);
	expect(await match([{ error: 'of another node' }])).toEqual([expect.objectContaining(nothing)]);
	expect(await match([{ ...said, retry: 'tomorrow' }])).toEqual([expect.objectContaining(nothing)]);
	expect(await match([said], { mask: '3+4' })).toEqual([expect.objectContaining(nothing)]);
});
