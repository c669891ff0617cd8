import { expect, test } from '@jest/globals';
import { globSync } from 'node:fs';

import { read } from '../../tools/docs/generate.mts';
import { ROOT } from './source-files.mts';

const EXAMPLES = globSync('examples/{,zh-CN/}*.json', { cwd: ROOT });

// n8n takes any table for the one that it looks for whose name holds that name.
test('no Data Table has a name that holds another one', () => {
	const all = EXAMPLES.flatMap((file) => [...read(file).matchAll(/"tableName": "(.+)"/g)]);
	const names = all.map(([, name]) => name);
	expect(names).toHaveLength(6);
	const holding = (name: string) => names.filter((other) => other.includes(name));
	expect(names.map((name) => holding(name!))).toEqual(names.map((name) => [name]));
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
