import { afterAll, beforeAll, expect } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { fileItem, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

/** A portrait side to normalize. The number is the API page's own; all else is invented. */
export const FRONT = {
	side: 1,
	identity_name: '样本.测试',
	identity_code: '31010119900101123４',
	gender: '男',
	race: '汉族',
	birth: '1990年1月1日',
	address: '上海市黄浦区样本路1号',
} as const;
const BACK = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017.08.12',
	valid_date_end: '20370812',
} as const;
const answers: Record<string, ReturnType<typeof success>> = {
	front: success(FRONT),
	back: success(BACK),
	unreadable: refusal(5021),
	blank: success({ side: 1 }),
	partly: success({
		...FRONT,
		identity_code: '310101199001011235',
		race: '样本',
		birth: null,
		address: null,
	}),
	wrong: success({ ...FRONT, identity_code: '310101199001011235' }),
};

/** Answers by the word in the picture: front, back, blank, partly, unreadable, wrong. */
export let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => answers[wordOf(body.input_data)]);
});
afterAll(async () => await stub.close());

/** Returns the JSON for the image with this word, on a fixed day. */
export async function jsonOf(
	word: string,
	options: INodeParameters = {},
	more: INodeParameters = {},
) {
	const { outputs, error } = await runNode({
		items: [fileItem(imageSaying(word), { json: { row: 7, side: 'mine' } })],
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: {
			options: { referenceDate: '2026-11-25', requestsPerSecond: 0, ...options },
			...more,
		},
	});
	expect(error).toBeUndefined();
	return outputs.flat()[0].json;
}
