import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import {
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../test/cards/read-card.mts';
import { environmentOutsideCheckout } from '../../tools/processes/npm-environment.mts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { base64Body, postTo } from './http/running-app.mts';

const SERVER = fileURLToPath(new URL('..', import.meta.url));
const ROOT = join(SERVER, '..');

interface Tarball {
	filename: string;
	files: Array<{ path: string; size: number }>;
}

describe("the server's tarball", () => {
	const folder = mkdtempSync(join(tmpdir(), 'server-tarball-'));
	let tarball: Tarball;
	let files: string[];
	beforeAll(() => {
		execFileSync(process.execPath, [join(SERVER, 'scripts', 'build.mts')]);
		const printed = npm(SERVER, [
			'pack',
			'--ignore-scripts',
			'--json',
			'--pack-destination',
			folder,
		]);
		// npm 12 prints an object, earlier ones an array.
		[tarball] = Object.values(JSON.parse(printed)) as Tarball[];
		files = tarball.files.map(({ path }) => path);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('holds every source compiled, what belongs to it, and nothing else', () => {
		const sources = globSync('src/**/*.mts', { cwd: SERVER });
		const isOfDomain = (file: string) => file.startsWith('dist/domain/');
		expect(sources.length).toBeGreaterThan(50);
		expect(files.filter((file) => !isOfDomain(file)).sort()).toEqual(
			[
				...['LICENSE', 'NOTICE', 'README-zh-CN.md', 'README.md', 'package.json'],
				'dist/server/font/fonts.conf',
				...['addresses.bin', 'traditional.txt'].map((file) => `dist/server/language/${file}`),
				...readdirSync(join(SERVER, 'models'))
					.filter((file) => file !== '.gitattributes')
					.map((file) => `dist/server/models/${file}`),
				...globSync('{try,photo}/**/*.*', { cwd: SERVER })
					.filter((file) => !file.endsWith('tsconfig.json'))
					.map((file) => `dist/server/${file}`),
				'dist/server/scripts/skip-cuda.mjs',
				...sources.map((file) => `dist/server/${file.replace(/\.mts$/, '.mjs')}`),
			].sort(),
		);
		expect(files.filter(isOfDomain).sort()).toEqual(
			[...domainFilesOf(sources)].map((name) => `dist/domain/${name}.js`).sort(),
		);
	});

	test('is under 1 MB without models, language and sample card, which are under 12 MB, 3 MB and 80 KB', () => {
		const sizeOf = (path: string) =>
			tarball.files
				.filter((file) => file.path.startsWith(path))
				.reduce((sum, { size }) => sum + size, 0);
		const models = sizeOf('dist/server/models/');
		const language = sizeOf('dist/server/language/');
		const sample = sizeOf('dist/server/try/sample.jpg');
		expect(sizeOf('') - models - language - sample).toBeLessThan(1_000_000);
		expect(models).toBeLessThan(12_000_000);
		expect(language).toBeLessThan(3_000_000);
		expect(sample).toBeLessThan(80_000);
	});

	describe('installed in an empty folder', () => {
		const hostsFile = join(folder, 'contacted-hosts');
		const recordingHosts = {
			NODE_OPTIONS: `--require "${fileURLToPath(new URL('record-hosts.cjs', import.meta.url))}"`,
			CONTACTED_HOSTS: hostsFile,
		};
		const contactedHosts = () => [...new Set(readFileSync(hostsFile, 'utf8').match(/\S+/g))];
		const bin = (name: string) => join(folder, 'node_modules', '.bin', name);
		beforeAll(() => {
			writeFileSync(join(folder, 'package.json'), '{"private":true}');
			writeFileSync(hostsFile, '');
			const options = ['--prefer-offline', '--no-audit'];
			npm(folder, ['install', ...options, join(folder, tarball.filename)], {
				...recordingHosts,
				// npm 12 runs no install script otherwise; earlier ones run all.
				npm_config_dangerously_allow_all_scripts: 'true',
			});
		}, 300_000);

		test('has contacted no host but the registry', () => {
			const settings = npm(folder, ['config', 'get', 'registry', 'proxy', 'https-proxy']);
			const urls = settings.match(/https?:\S+/g) ?? [];
			const allowed = urls.map((url) => new URL(url).hostname);
			expect(contactedHosts().filter((host) => !allowed.includes(host))).toEqual([]);

			const request = "fetch('https://elsewhere.invalid').catch(() => {})";
			spawnSync(process.execPath, ['--eval', request], { env: recordingHosts });
			expect(contactedHosts()).toContain('elsewhere.invalid');
		});

		test('gives the reply that docs/api.md shows with nothing but Node, and writes nothing into its home', async () => {
			const path = join(folder, 'only-node');
			const home = join(folder, 'home');
			mkdirSync(path);
			mkdirSync(home);
			symlinkSync(process.execPath, join(path, 'node'));
			const page = readFileSync(join(SERVER, 'docs/api.md'), 'utf8');
			const shown = JSON.parse(/```json\n(\{\s+"code": 0[^`]+)```/.exec(page)![1]);
			const server = await startEmbeddedServer({
				command: ['env', '-i', `PATH=${path}`, `HOME=${home}`, bin('idcard-ocr-server')],
				args: ['--log-level', 'warn'],
			});
			try {
				const { image } = readCard('emblem.jpg');
				const read = (image: Uint8Array) => postTo(server, base64Body(image));
				const answer = await read(image);
				expect(answer.json).toEqual({
					...shown,
					request_id: expect.stringMatching(/^req_[0-9a-f]{24}$/),
				});
				// By the child process, whose modules are compiled too.
				expect((await read(readCard('portrait.heic').image)).json.code).toBe(0);
				const script = await fetch(`${server.baseUrl}/modules/server/try/folder/page.js`);
				expect(await script.text()).toContain('read-file.mjs');
				const shared = await fetch(`${server.baseUrl}/modules/server/src/folder/read-file.mjs`);
				expect(shared.status).toBe(200);
			} finally {
				await server.stop();
			}
			expect(await server.process.exited).toBe('ended with exit code 0');
			expect(readdirSync(home)).toEqual([]);
		});

		test('names its own commands', () => {
			const commands = [
				'idcard-ocr-server [options]',
				'idcard-ocr-server read FOLDER --out FILE [options]',
			];
			for (const usage of commands) {
				const [name, ...words] = usage.split(' ').filter((word) => /^[a-z]/.test(word));
				const help = spawnSync(bin(name), [...words, '--help'], { encoding: 'utf8' });
				expect(help.stdout).toContain(`  ${usage}\n`);
			}
		});
	});
});

/** Names of the files of `domain/` that server sources import, directly or through each other. */
function domainFilesOf(sources: readonly string[]): Set<string> {
	const found = new Set<string>();
	const visit = (file: string) => {
		for (const [, target] of readFileSync(file, 'utf8').matchAll(/'(\.[\w./-]+\.ts)'/g)) {
			const path = join(dirname(file), target);
			const name = relative(join(ROOT, 'domain'), path).slice(0, -'.ts'.length);
			if (found.has(name)) continue;
			found.add(name);
			visit(path);
		}
	};
	for (const source of sources) visit(join(SERVER, source));
	return found;
}

function npm(cwd: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
	return execFileSync('npm', args, {
		cwd,
		encoding: 'utf8',
		env: { ...environmentOutsideCheckout(), ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}
