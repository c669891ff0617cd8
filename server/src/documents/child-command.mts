import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { IS_BUILT } from '../process/built.mts';

/** A command with its arguments and its whole environment. */
export interface ChildCommand {
	file: string;
	args: string[];
	env: Record<string, string>;
}

/**
 * Most memory, in KiB, of the child's own data (RLIMIT_DATA), which counts what may be written, whether
 * or not it ever was: Node itself takes 450 MB of it and 60 MB of memory. Unlike a limit on addresses
 * (RLIMIT_AS), it leaves out what V8 and WebAssembly only reserve.
 */
const DATA_KIB = 1_200_000;

/**
 * Run by the system's shell. Limits that cannot be set are left as they are: a lower one may be there
 * already. No core file, which would be an image of a card on disk. A network namespace of its own, and
 * with it no network at all, where the system lets everyone have one. Where there is setpriv, the child
 * ends with this process, however that ends: it would go on with an endless page otherwise. That comes
 * last, since a new namespace would undo it.
 */
const CONFINE = `
ulimit -c 0
ulimit -d ${DATA_KIB}
setpriv --pdeathsig KILL true && set -- setpriv --pdeathsig KILL "$@"
unshare -rn true && exec unshare -rn "$@"
exec "$@"
`;

/** Files outside of the packages that sharp's search for the C library reads. */
const SYSTEM_FILES = ['/usr/bin/ldd'];

/** The command that runs `entry`, a module of this room, confined as far as the system allows. */
export function childCommand(entry: string): ChildCommand {
	const extension = IS_BUILT ? '.mjs' : '.mts';
	const node = [
		process.execPath,
		// Node's own confinement: no files but these, none for writing, no processes and no threads.
		...['--permission', '--allow-addons'],
		...readableFiles().map((path) => `--allow-fs-read=${path}`),
		...['--no-warnings', '--v8-pool-size=1'],
		fileURLToPath(new URL(`./${entry}${extension}`, import.meta.url)),
	];
	// Nothing of this process's own environment: it may hold keys.
	const env = {
		PATH: process.env['PATH'] ?? '/usr/bin:/bin',
		UV_THREADPOOL_SIZE: '1',
		// libvips would put large images into files.
		VIPS_DISC_THRESHOLD: '1t',
	};
	if (process.platform !== 'linux') return { file: node[0], args: node.slice(1), env };
	return { file: '/bin/sh', args: ['-c', CONFINE, 'sh', ...node], env };
}

/** This package or checkout, and the folder that holds the packages it uses. */
function readableFiles(): string[] {
	const root = fileURLToPath(new URL('../../../', import.meta.url));
	const sharp = createRequire(import.meta.url).resolve('sharp');
	const [packages] = sharp.split(/(?<=[\\/]node_modules[\\/])/);
	return [root, packages, ...SYSTEM_FILES];
}
