import { expect, test } from '@jest/globals';
import { globSync } from 'node:fs';

import { read } from '../../tools/docs/generate.mts';
import { ROOT } from './source-files.mts';

const EXAMPLES = globSync('examples/{,zh-CN/}*.json', { cwd: ROOT });

test('there are as many examples in Chinese as in English', () => {
	const chinese = EXAMPLES.filter((file) => file.includes('zh-CN'));
	expect(chinese.length).toBeGreaterThan(7);
	expect(EXAMPLES).toHaveLength(2 * chinese.length);
});

test.each(EXAMPLES)('%s has an explanatory note, no credential and no Code node', (file) => {
	const { nodes } = JSON.parse(read(file)) as {
		nodes: Array<{ type: string; credentials?: object }>;
	};
	const types = nodes.map(({ type }) => type);
	expect(types).toContain('n8n-nodes-base.stickyNote');
	expect(types).not.toContain('n8n-nodes-base.code');
	expect(nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
});
