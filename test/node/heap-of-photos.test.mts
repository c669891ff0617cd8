import { expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { read as readText } from '../../tools/docs/generate.mts';
import { BACK, CARD, jsonOf } from './results-stub.mts';

interface Workflow {
	nodes: Array<{ type: string; parameters: INodeParameters }>;
}

test.each([
	['examples/heap-of-photos.json', 'identity_name', 'issued_by', 'candidates'],
	['examples/zh-CN/heap-of-photos.json', '姓名', '签发机关', '可能的另一面'],
])(
	'%s: a front and a back that fit may be of two people, so each is a row with the other one as its candidate',
	async (file, name, authority, candidates) => {
		const { nodes } = JSON.parse(readText(file)) as Workflow;
		const [reading, matching] = nodes
			.filter(({ type }) => type.endsWith('.idCardOcr'))
			.map(({ parameters: { options = {}, ...parameters } }) => ({
				options: options as INodeParameters,
				parameters,
			}));
		const sides = await jsonOf(['front', 'back'], reading);
		const rows = await jsonOf(
			sides.map((json) => ({ json })),
			matching,
		);
		expect(rows).toHaveLength(2);
		expect(rows).toMatchObject([
			{ [name]: CARD.identity_name, [candidates]: expect.stringContaining(BACK.issued_by) },
			{ [authority]: BACK.issued_by, [candidates]: expect.stringContaining(CARD.identity_name) },
		]);
	},
);
