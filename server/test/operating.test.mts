import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const sectionOf = (document: string, heading: string) =>
	read(document).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

test('how each way of deploying begins is what its own file says at the top', () => {
	const shown = [
		...sectionOf('server/docs/operating.md', 'Deploying').matchAll(/```sh\n([^`]+)```/g),
	].flatMap(([, commands = '']) => commands.trim().split('\n'));
	const said = globSync('deploy/**/*.{yaml,service}', { cwd: ROOT }).map(read).join('\n');
	expect(shown).toHaveLength(9);
	expect(shown.filter((command) => !said.includes(command))).toEqual([]);
});

describe.each([
	['server/docs/operating.md', 'When it does not start'],
	['server/docs/zh-CN/operating.md', '启动不了'],
])('%s', (document, heading) => {
	test('quotes the messages of a failed start as the server has them', () => {
		const cells = [...sectionOf(document, heading).matchAll(/^\| (".+?) +\|/gm)];
		const quoted = cells
			.flatMap(([, cell = '']) => [...cell.matchAll(/"([^"]+)"/g)])
			.flatMap(([, message = '']) => message.split('…'))
			.map((part) => part.trim())
			.filter((part) => part !== '' && part !== 'Unknown option');
		const code = globSync('server/src/**/*.mts', { cwd: ROOT }).map(read).join('\n');
		expect(quoted.length).toBeGreaterThan(8);
		expect(quoted.filter((part) => !code.includes(part))).toEqual([]);
	});
});
