import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadPackage } from '../../tools/n8n/in-process/run-node.mts';
import { ROOT } from './source-files.mts';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the packed package', () => {
	const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	// npm 12 prints an object, earlier ones an array.
	const [pack] = Object.values(JSON.parse(printed)) as Array<{
		files: Array<{ path: string }>;
		unpackedSize: number;
	}>;
	const files = pack.files.map(({ path }) => path);

	test('holds compiled code, icons, codex and output schemas, and nothing else', () => {
		const allowed =
			/^(dist\/(credentials|domain|nodes)\/.+\.(js|svg|node\.json)|dist\/nodes\/IdCardOcr\/__schema__\/v2\.0\.0\/\w+\.json|index\.js|package\.json|README\.md|LICENSE)$/;
		expect(files.filter((file) => !allowed.test(file))).toEqual([]);
		expect(files).toEqual(
			expect.arrayContaining([
				'dist/nodes/IdCardOcr/IdCardOcr.node.js',
				'dist/nodes/IdCardOcr/IdCardOcr.node.json',
				'dist/nodes/IdCardOcr/idCardOcr.svg',
				'dist/nodes/IdCardOcr/idCardOcr.dark.svg',
				'dist/nodes/IdCardOcr/__schema__/v2.0.0/recognize.json',
				'dist/nodes/IdCardOcr/__schema__/v2.0.0/checkIdCard.json',
				'dist/nodes/IdCardOcr/__schema__/v2.0.0/matchSides.json',
				'dist/credentials/ApiZeroApi.credentials.js',
				'index.js',
				'LICENSE',
				'README.md',
			]),
		);
	});

	test('is under 410 kB', () => {
		expect(pack.unpackedSize).toBeLessThan(410_000);
	});

	test('marks nothing in dist as an ES module', () => {
		expect(existsSync(join(ROOT, 'dist/domain/package.json'))).toBe(false);
	});
});

describe('the manifest', () => {
	test('has no runtime dependency and no install script', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(
			Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name)),
		).toEqual([]);
	});

	test('builds what is published, with the flag that lets it', () => {
		expect(manifest.scripts.prepublishOnly).toBe('npm run build');
		const workflow = readFileSync(join(ROOT, '.github/workflows/publish.yml'), 'utf8');
		const publishes = [...workflow.matchAll(/^ +(?:run: )?(npm publish .*)/gm)].map(
			([, command]) => command,
		);
		expect(publishes.length).toBe(2);
		// .npmrc turns scripts off, and with them the build.
		expect(publishes.filter((command) => !command.includes('--ignore-scripts=false'))).toEqual([]);
		expect(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')).toContain(
			'npm publish --ignore-scripts=false',
		);
	});

	test('is what n8n asks of a verified package', () => {
		expect(manifest).toMatchObject({
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			files: ['dist'],
			n8n: { strict: true, n8nNodesApiVersion: 1 },
		});
	});
});

test('the lock is indented as npm does it, by the manifest, so that an install changes nothing', () => {
	const indentOf = (file: string) => /\n(\s+)/.exec(readFileSync(join(ROOT, file), 'utf8'))![1];
	expect(indentOf('package-lock.json')).toBe(indentOf('package.json'));
});

describe("n8n's loader", () => {
	test('finds the node, its icons and its credential', async () => {
		const loader = await loadPackage();
		const { description } = loader.getNode('idCardOcr').type as {
			description: { displayName: string; iconUrl?: unknown; outputs: unknown };
		};
		expect(description.displayName).toBe('ID Card OCR');
		expect(description.iconUrl).toEqual({
			light: expect.stringMatching(/idCardOcr\.svg$/),
			dark: expect.stringMatching(/idCardOcr\.dark\.svg$/),
		});
		expect(loader.getCredential('apiZeroApi').type.displayName).toBe('ApiZero API');
	});

	test("loads the package's entry", async () => {
		await expect(import(join(ROOT, manifest.main))).resolves.toBeDefined();
	});
});
