import { expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { DEFAULT_COLUMNS } from '../../../nodes/IdCardOcr/input/chosen-columns.ts';
import { summaryHint } from '../../../nodes/IdCardOcr/result/run-summary.ts';

type Summed = Parameters<typeof summaryHint>[0][number];

const result = (retry?: string | null, failure?: object) =>
	({
		json: { needs_review: retry !== undefined, retry: retry ?? null } as IDataObject,
		item: { settings: DEFAULT_COLUMNS },
		failure,
	}) as unknown as Summed;
const FINE = result();

test.each<[Summed[], string | undefined]>([
	[[FINE, FINE], undefined],
	[[], undefined],
	[
		[...Array<Summed>(9).fill(FINE), result(null), result(null), result('image')],
		'12 results: 9 read, 2 to review, 1 to photograph again. ',
	],
	[[result('image')], '1 result: 1 to photograph again. '],
	[
		[...['later', 'credential', 'later'].map((retry) => result(retry)), result('never', {})],
		'4 results: 2 to send again later, 1 waiting for the credential, 1 failed. ',
	],
	[
		// Sides to match: nothing failed.
		[result('never'), result('never')],
		'2 results: 2 to review. ',
	],
])('one sentence tells what to do: case %#', (results, sentence) => {
	const hints = summaryHint(results, 'read').map(({ message, type }) => [type, message]);
	expect(hints).toEqual(
		sentence === undefined ? [] : [['warning', `${sentence}See 'reason_message'.`]],
	);
});
