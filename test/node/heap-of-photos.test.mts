import { expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { read as readText } from '../../tools/docs/generate.mts';
import { BACK, CARD, jsonOf } from './results-stub.mts';

interface Workflow {
	nodes: Array<{ type: string; parameters: INodeParameters }>;
}

test.each([
	[
		'examples/heap-of-photos.json',
		'identity_name',
		'issued_by',
		'needs_review',
		'file_name',
		'reason_message',
		/^The two sides are proposed as one card, not confirmed: /,
	],
	[
		'examples/zh-CN/heap-of-photos.json',
		'姓名',
		'签发机关',
		'需要核对',
		'文件名',
		'原因说明',
		/^这两面可能属于同一张身份证，尚未确认：/,
	],
] as Array<[...string[], RegExp]> as Array<
	[string, string, string, string, string, string, RegExp]
>)(
	'%s: a front and a back that fit may be of two people, so that their row needs a review',
	async (file, name, authority, review, fileName, reason, words) => {
		const { nodes } = JSON.parse(readText(file)) as Workflow;
		const { options = {}, ...parameters } = nodes.find(({ type }) =>
			type.endsWith('.idCardOcr'),
		)!.parameters;
		const rows = await jsonOf(['front', 'back'], {
			parameters,
			options: options as INodeParameters,
		});
		expect(rows).toHaveLength(1);
		expect(rows).toMatchObject([
			{
				[name]: CARD.identity_name,
				[authority]: BACK.issued_by,
				[review]: true,
				[fileName]: 'front.jpg, back.jpg',
				[reason]: expect.stringMatching(words),
			},
		]);
	},
);
