import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { pathWithThisNode, runNpm } from './npm-command.mts';

const run = promisify(execFile);

/** Where this Node has its headers, if it came with them. */
const NODE_FOLDER = path.resolve(process.execPath, '../..');
const HEADERS = path.join(NODE_FOLDER, 'include/node');

/** As in the driver's deps/sqlite3.gyp. */
const SQLITE = [
	'_REENTRANT=1',
	'NDEBUG',
	'SQLITE_THREADSAFE=1',
	'HAVE_USLEEP=1',
	...['FTS3', 'FTS4', 'FTS5', 'RTREE', 'DBSTAT_VTAB', 'MATH_FUNCTIONS'].map(
		(feature) => `SQLITE_ENABLE_${feature}=1`,
	),
];

/** As in its binding.gyp. */
const BINDING = ['NAPI_VERSION=6', 'NAPI_DISABLE_CPP_EXCEPTIONS=1', 'BUILDING_NODE_EXTENSION'];

/**
 * Builds n8n's database driver, without which n8n cannot start, in a folder with n8n's `node_modules`. The driver's
 * own script would download a binary, or Node's headers, without a hash of ours; its source and the headers are here.
 *
 * @throws {Error} with what is missing, or with what the compiler printed.
 */
export async function buildSqliteDriver(folder: string): Promise<void> {
	const hasHeaders = existsSync(path.join(HEADERS, 'node_api.h'));
	// node-gyp would need Python, which many machines with a compiler lack.
	if (process.platform === 'linux' && hasHeaders) return compile(folder);
	await runNpm(['rebuild', 'sqlite3'], folder, {
		npm_config_build_from_source: 'true',
		...(hasHeaders && { npm_config_nodedir: NODE_FOLDER }),
	});
}

/** @throws {Error} if there is no C++ compiler. Call it before n8n is downloaded. */
export async function requireCompiler(): Promise<void> {
	if (process.platform !== 'linux') return;
	await Promise.all(['cc', 'c++'].map((command) => run(command, ['--version']))).catch(() => {
		throw new Error(
			"n8n's database driver is built on this machine, which needs a C++ compiler. Install one " +
				'("apt-get install g++" on Debian) and start again.',
		);
	});
}

async function compile(folder: string): Promise<void> {
	const driver = path.join(folder, 'node_modules/sqlite3');
	const build = path.join(driver, 'build/Release');
	const deps = path.join(driver, 'deps');
	const [archive] = (await readdir(deps)).filter((name) => name.endsWith('.tar.gz'));
	const source = path.join(build, archive.replace('.tar.gz', ''));
	const command = (name: string, args: string[]) =>
		run(name, args, { cwd: deps, env: { ...process.env, PATH: pathWithThisNode() } });

	await mkdir(build, { recursive: true });
	await command(process.execPath, ['extract.js', archive, build]);
	const object = path.join(build, 'sqlite3.o');
	const defines = SQLITE.map((name) => `-D${name}`);
	await command('cc', [
		'-O3',
		'-fPIC',
		'-std=gnu99',
		...defines,
		'-c',
		path.join(source, 'sqlite3.c'),
		'-o',
		object,
	]);
	const files = (await readdir(path.join(driver, 'src'))).filter((name) => name.endsWith('.cc'));
	const includes = [HEADERS, path.join(folder, 'node_modules/node-addon-api'), source];
	await command('c++', [
		...['-O3', '-fPIC', '-shared', '-std=c++17', '-fvisibility=hidden', ...defines],
		...BINDING.map((name) => `-D${name}`),
		...includes.map((include) => `-I${include}`),
		...files.map((name) => path.join(driver, 'src', name)),
		...[object, '-o', path.join(build, 'node_sqlite3.node'), '-lpthread', '-ldl', '-lm'],
	]);
	await rm(source, { recursive: true });
	await rm(object);
}
