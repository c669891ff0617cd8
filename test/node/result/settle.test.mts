import { expect, test } from '@jest/globals';
import type { INode } from 'n8n-workflow';

import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { InputRefusal } from '../../../nodes/IdCardOcr/failure/input-refusal.ts';
import { settle, type FailureHandling } from '../../../nodes/IdCardOcr/result/settle.ts';

const HANDLING: FailureHandling = {
	node: { name: 'ID Card OCR', type: 'card', typeVersion: 1 } as INode,
	continues: true,
	rows: [{ row: 0 }, { row: 1 }, { row: 2 }],
	output: 2,
};
const READ = { output: 0, item: { json: { side: 1 } } };
const REFUSED = { itemIndex: 2, thrown: new InputRefusal('Nothing there', 'Add it.') };
const FOLLOWING = { itemIndex: 1, thrown: new NotSent({ kind: 'failed' }) };

test('a failed item takes the output for failures, beside its row', () => {
	expect(settle([READ, REFUSED], HANDLING)).toEqual([
		READ,
		{
			output: 2,
			item: {
				json: { row: 2, error: { message: 'Nothing there [item 2]', description: 'Add it.' } },
				pairedItem: { item: 2 },
			},
			failed: true,
		},
	]);
});

test('when the node stops, the first failure that did not follow from another is thrown', () => {
	const stopping = { ...HANDLING, continues: false };
	expect(() => settle([READ, FOLLOWING, REFUSED], stopping)).toThrow('Nothing there [item 2]');
	expect(() => settle([FOLLOWING], stopping)).toThrow(/^Not sent.*\[item 1\]$/);
	expect(settle([READ], stopping)).toEqual([READ]);
});
