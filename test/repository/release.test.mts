import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './source-files.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const releasing = read('RELEASING.md');

/** Tracked text files that may hold a placeholder or a version, with what regular expressions escape unescaped. */
const texts = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
	.split('\0')
	.filter(
		(file) => file !== '' && file !== 'RELEASING.md' && !/package-lock\.json$|\.onnx$/.test(file),
	)
	.map((file) => ({ file, text: read(file).replaceAll('\\', '') }))
	.filter(({ text }) => !text.includes('\0'));

describe('what stands for the owner', () => {
	const [table] = releasing.split('| placeholder ')[1].split('\n\n');
	const placeholders = [...table.matchAll(/^\| [^|]+ \| `([^`]+)` +\|$/gm)].map(([, name]) => name);

	test('is named', () => {
		expect(placeholders).toHaveLength(3);
	});

	test('is all that a manifest says of repository, author and homepage', () => {
		for (const manifest of ['package.json', 'server/package.json']) {
			const { author, bugs, homepage, repository } = JSON.parse(read(manifest));
			const said = [author.name, author.email, bugs.url, homepage, repository.url];
			const isListed = (value: string) => placeholders.some((name) => value.includes(name));
			expect(said.filter((value) => !isListed(value))).toEqual([]);
		}
	});

	test('has no other address at GitHub that is ours', () => {
		const [, repository] = placeholders[0].split('/');
		const ours = new RegExp(`github\\.com/([\\w-]+/${repository})\\b`, 'g');
		const named = texts.flatMap(({ text }) => [...text.matchAll(ours)].map(([, name]) => name));
		expect([...new Set(named)]).toEqual([placeholders[0]]);
	});
});

describe('the version', () => {
	const { version } = JSON.parse(read('package.json'));

	test('is that of the server, of the lock, and of the newest entry of the changelog, which has a date', () => {
		const { packages } = JSON.parse(read('package-lock.json'));
		const versions = [
			JSON.parse(read('server/package.json')).version,
			packages[''].version,
			packages.server.version,
		];
		expect(versions).toEqual([version, version, version]);
		const [first, second] = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, one]) => one);
		expect(first).toBe('[Unreleased]');
		expect(second).toMatch(
			new RegExp(`^\\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`),
		);
	});

	test('is the one that documents and deploy/ name', () => {
		const forUsers = /^(README\.md|docs\/|deploy\/|examples\/|server\/(README|docs\/))/;
		const named =
			/(?:n8n-nodes-apizero|idcard-ocr-server)-(\d+\.\d+\.\d+)\.tgz|n8n-nodes-apizero@(\d+\.\d+\.\d+)|"n8n-nodes-apizero","version":"([^"]+)"|newTag: (\S+)|of your own,\s+version (\d+\.\d+\.\d+)|服务器（(\d+\.\d+\.\d+) 版）/g;
		const found = texts
			.filter(({ file }) => forUsers.test(file))
			.flatMap(({ file, text }) =>
				[...text.matchAll(named)].map((match) => ({ file, version: match.slice(1).find(Boolean) })),
			);
		expect(found.length).toBeGreaterThan(4);
		expect(found.filter((one) => one.version !== version)).toEqual([]);
	});
});
