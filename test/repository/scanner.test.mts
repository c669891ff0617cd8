import { beforeAll, describe, expect } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './source-files.mts';
import { NEWER_RULES } from '../../tools/commands/scan/newer-rules.mts';
import { cacheFolder } from '../../tools/processes/cache-folder.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

// So that the tests need no network. CI runs it before them, and so on the package itself.
const testWithRules = testWhere(
	existsSync(cacheFolder('guarddog')),
	'"npm run scan" has not fetched the rules against malware yet.',
);

const MANIFEST = {
	name: 'poor',
	version: '1.0.0',
	license: 'ISC',
	keywords: ['n8n'],
	repository: {
		type: 'git',
		url: 'git+https://github.com/poor/poor.git',
		directory: 'packages/poor',
	},
	dependencies: { x: '1' },
	scripts: { preinstall: 'node harvest' },
	n8n: { nodes: ['dist/Poor.node.js'], credentials: ['dist/Poor.credentials.js'] },
};

const NODE = `const ids = { partner_id: 'fixed' };
exports.Poor = class {
	description = {
		name: 'Rich_node',
		icon: 'file:black.svg',
		defaults: { color: '#ff6d5a' },
		credentials: [{ name: 'one' }, { name: 'two' }],
		properties: [
			{ displayName: 'Body', name: 'body', type: 'json', default: '' },
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				default: {},
				options: [
					{
						displayName: 'Size',
						name: 'size',
						type: 'options',
						hint: '${'long '.repeat(25)}',
						options: [{ name: 'Small', value: 1 }, { name: '*Large*', value: 1 }],
					},
				],
			},
		],
	};
	async execute() {
		throw new NodeOperationError(this.getNode(), 'x');
	}
};
`;

describe("the rules of n8n's scanner, on a package with faults", () => {
	const poor = temporaryFolder('scanner');
	let printed: string[];
	let status: number | null;

	beforeAll(() => {
		const write = (file: string, text: string) => {
			mkdirSync(path.join(poor, path.dirname(file)), { recursive: true });
			writeFileSync(path.join(poor, file), text);
		};
		write(
			'nodes/Poor.node.ts',
			'/* eslint-disable */\nexport const later = () => setTimeout(() => { throw new Error("x"); }, 1);\n',
		);
		write('package.json', JSON.stringify(MANIFEST, undefined, '\t'));
		write('second/package.json', '{}');
		write('dist/Poor.node.js', NODE);
		write('dist/Poor.node.json', '{"categories":["AI","Flow"],"subcategories":{"AI":["Tools"]}}');
		write(
			'dist/Poor.credentials.js',
			"exports.Wrong = class { name = 'Wrong'; properties = []; };\n",
		);
		write('dist/black.svg', '<svg><path fill="#000" d="M0 0h9"/></svg>');
		// A hook is none outside package.json; eval() alone is a capability, of a function a threat.
		const script = `/* "scripts":{\n"preinstall":"node harvest"} */\neval(function () {}());\n`;
		for (const file of ['dist/poor.js', 'dist/poor.txt']) write(file, script);
		const result = spawnSync(process.execPath, [path.join(ROOT, 'tools/commands/scan.mts'), poor], {
			encoding: 'utf8',
			// Under "test" n8n's rules take every file for a fixture of their own tests.
			env: { ...process.env, NODE_ENV: undefined },
		});
		({ status } = result);
		printed = result.stdout.trim().split('\n');
	});

	testWithRules('complain, whatever a comment says', () => {
		expect(status).toBe(1);
		expect(printed).toEqual(
			expect.arrayContaining([
				expect.stringContaining('Poor.node.ts:2 @n8n/community-nodes/no-restricted-globals'),
				expect.stringContaining('n8n-nodes-base/node-execute-block-wrong-error-thrown'),
				expect.stringContaining('package.json:2 @n8n/community-nodes/package-name-convention'),
			]),
		);
	});

	testWithRules.each(NEWER_RULES)('complain of each fault: $name', ({ name }) => {
		expect(printed.filter((line) => line.startsWith(`${name} `))).not.toEqual([]);
	});

	testWithRules('find malware, by the rules that are for a file', () => {
		expect(printed.filter((line) => line.includes(' threat-'))).toEqual([
			expect.stringMatching(/^dist\/poor\.js:3 threat-runtime-obfuscation-dynamic-eval Detects /),
			expect.stringMatching(/^package\.json:\d+ threat-npm-preinstall-script Detects /),
		]);
		expect(printed.at(-1)).toBe('What its code can do: process-hooks, process-spawn.');
	});
});
