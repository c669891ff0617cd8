import { describe, expect, test } from '@jest/globals';
import type { INode } from 'n8n-workflow';

import { NotSent } from '../../../nodes/IdCardOcr/failure/not-sent.ts';
import { RefusedReply } from '../../../nodes/IdCardOcr/failure/refused-reply.ts';
import { failedItem } from '../../../nodes/IdCardOcr/failure/failed-item.ts';
import { InputRefusal } from '../../../nodes/IdCardOcr/failure/input-refusal.ts';
import { UntrustedReply } from '../../../nodes/IdCardOcr/failure/untrusted-reply.ts';

const NODE = { name: 'ID Card OCR', type: 'card', typeVersion: 1 } as INode;
const refused = new RefusedReply({ code: 4000, msg: '张三', data: null, request_id: 'req_1' });
const errorOf = (thrown: unknown, details?: object) =>
	failedItem(NODE, {}, { itemIndex: 4, thrown, details: details as never }).json.error;

describe('the error says', () => {
	test('what is wrong with an input, and what to do', () => {
		expect(errorOf(new InputRefusal('Nothing there', 'Add it.'))).toEqual({
			message: 'Nothing there [item 4]',
			description: 'Add it.',
		});
	});

	test("the service's code and request, and its words only where the item is not masked", () => {
		expect(errorOf(refused)).toEqual({
			message: expect.stringMatching(/\(4000\) \[item 4\]$/),
			description: expect.stringMatching(/ Request: req_1\.$/),
			code: 4000,
			requestId: 'req_1',
		});
		expect(JSON.stringify(errorOf(refused))).not.toContain('张三');
		const unmasked = { itemIndex: 4, thrown: refused, unmasked: true };
		expect(failedItem(NODE, {}, unmasked).json.error).toMatchObject({ serviceMessage: '张三' });
	});

	test('that nothing was sent', () => {
		expect(errorOf(new NotSent({ kind: 'refused', code: 4030 }))).toMatchObject({
			code: 4030,
			sent: false,
		});
		expect(errorOf(new NotSent({ kind: 'stopped' }))).toMatchObject({ sent: false });
	});

	test('what was wrong with the reply', () => {
		expect(errorOf(new UntrustedReply('wrong-type', 200, 'side'))).toMatchObject({
			message: "The service answered with a field of an unexpected type ('side') [item 4]",
			description: expect.stringContaining('(HTTP status 200)'),
		});
	});

	test('the details beside the message', () => {
		expect(errorOf(refused, { picture: 'first' })).toMatchObject({ code: 4000, picture: 'first' });
	});
});

test('the row is beside the error, unless n8n merges it in', () => {
	const failure = { itemIndex: 0, thrown: refused };
	const jsonWith = (onError: INode['onError']) =>
		Object.keys(failedItem({ ...NODE, onError }, { row: 7 }, failure).json);
	expect(jsonWith('continueRegularOutput')).toEqual(['row', 'error']);
	expect(jsonWith('continueErrorOutput')).toEqual(['error']);
});
