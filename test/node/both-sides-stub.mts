import { afterAll, beforeAll } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { checkCharacter } from '../../domain/id-number.ts';
import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type ApiZeroStub } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

/** What the stub reads in the image "front". */
export const FRONT = {
	side: 1,
	identity_name: '样本',
	identity_code: '310101199001011234',
	gender: '男',
	race: '汉',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
} as const;
/** What it reads in "back". */
export const BACK = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
} as const;
const answers: Record<string, ReturnType<typeof success>> = {
	front: success(FRONT),
	back: success(BACK),
	partly: success({ ...FRONT, race: null, address: null }),
	blank: success({ side: 1 }),
	undated: success({ ...BACK, valid_date_start: null }),
	// Issued at the age of 27: the law allows 20 years.
	odd: success({ ...BACK, valid_date_end: '长期' }),
	other: success({ side: 1, identity_name: '另一' }),
	foreigner: success({
		...{ side: 1, identity_name: '样本', identity_code: foreignNumber(), gender: '男' },
		...{ birth: '1990-01-01', valid_date_start: '2024-01-01', valid_date_end: '2034-01-01' },
	}),
	'foreigner-back': success({ side: 0 }),
	nameless: success({ ...FRONT, identity_name: null }),
	'named-back': success({ ...BACK, identity_name: '另人' }),
	unreadable: refusal(5021),
	refused: refusal(4000),
};

function foreignNumber(): string {
	const first17 = '91031019900101001';
	return first17 + checkCharacter(first17);
}

/** Answers by the word in the image. */
export let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(({ body }) => {
		const word =
			body.input_type === 'url'
				? new URL(body.input_data).pathname.slice(1)
				: wordOf(body.input_data);
		return answers[word];
	});
});
afterAll(async () => await stub.close());

/** Runs the operation over the items, without a pace. */
export const run = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	onError?: NodeRunOptions['onError'],
) =>
	await runNode({
		items,
		credential: { apiKey: 'k', baseUrl: stub.baseUrl },
		parameters: {
			operation: 'recognizeBothSides',
			options: { requestsPerSecond: 0, referenceDate: '2026-11-25' },
			...parameters,
		},
		onError,
	});

const bytesOf = (word: string) =>
	word === 'no-picture' ? Buffer.from('no image') : imageSaying(word);
/** Returns an item with images that say these words, in the two default fields. */
export const pair = (first?: string, second?: string): INodeExecutionData => ({
	json: { row: `${first}+${second}` },
	binary: {
		...(first ? fileItem(bytesOf(first), { field: 'front' }).binary : {}),
		...(second ? fileItem(bytesOf(second), { field: 'back' }).binary : {}),
	},
});
