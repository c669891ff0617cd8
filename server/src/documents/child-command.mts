import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { IS_BUILT } from '../process/built.mts';

export interface ChildCommand {
	file: string;
	args: string[];
	env: Record<string, string>;
}

/** Pages that are decoded at a time, each in a child: one, and one more of another key. */
export const DECODERS = 2;

/**
 * Memory, in MB, of one of the children: enough for a page of 12 megapixels (less of AVIF), and for the worst that is
 * read. How this and the next add up is in server/docs/operating.md, under Memory.
 */
const CHILD_MB = { least: 230, most: 700 };

/** Memory, in MB, that this process takes beside them: after thousands of cards, with one large PNG in hand. */
const OWN_MB = 970;

/**
 * Measured: small documents take 105 to 124 MB, the largest 654: after more than this, a child with the most memory
 * lacks enough for one of those.
 */
const MAX_REUSED_BYTES = 250_000_000;

/** Data, in MB, that Node has in the child and never touches (server/docs/operating.md, Documents). */
const UNTOUCHED_MB = 520;

/**
 * Most data of the child's own, in KiB (RLIMIT_DATA), which counts what may be written, whether or not it
 * ever was. Unlike a limit on addresses (RLIMIT_AS), it leaves out what V8 and WebAssembly only reserve.
 * Where the container has little memory, in bytes, the children share what this process leaves: when memory ends,
 * the kernel kills a child first, but then this process too if the child's memory is not free in time.
 */
export function childDataKib(memory = containerMemory()): number {
	return Math.floor(((childMb(memory) + UNTOUCHED_MB) * 1e6) / 1024);
}

/**
 * A child that ever took more memory than this, in bytes, reads no further document: it does not return what it
 * frees, and the next one may find too little. Where children have less than the most, each gets one document.
 */
export function reusedChildBytes(memory = containerMemory()): number {
	return childMb(memory) < CHILD_MB.most ? 0 : MAX_REUSED_BYTES;
}

function childMb(memory: number): number {
	return Math.min(Math.max((memory / 1e6 - OWN_MB) / DECODERS, CHILD_MB.least), CHILD_MB.most);
}

function containerMemory(): number {
	return process.constrainedMemory() || Infinity;
}

/** Niceness of the child (a choice): the threads that read come first. */
const NICE = 5;

/**
 * Run by the system's shell. Limits that cannot be set are left as they are: a lower one may be there
 * already. No core file, which would be an image of a card on disk. If memory ends, the kernel ends this
 * process first, and the threads that read come first for the processor. A network namespace of its own, and
 * with it no network at all, where the system lets everyone have one. Its root has every capability in it,
 * so they are dropped for good. Where there is setpriv, the child ends with this process, however
 * that ends: it would go on with an endless page otherwise. That comes last, since a new namespace would
 * undo it. Without the namespace, only root may empty the bounding set; others have no capabilities.
 */
const confine = (memory?: number) => `
ulimit -c 0
ulimit -d ${childDataKib(memory)}
echo 1000 >/proc/self/oom_score_adj
nice -n ${NICE} true && set -- nice -n ${NICE} "$@"
own=
unshare -rn true && own='unshare -rn'
for less in '--bounding-set=-all --inh-caps=-all' ''; do
	drop="setpriv --no-new-privs $less --pdeathsig KILL"
	$own $drop true && exec $own $drop "$@"
done
exec $own "$@"
`;

/** Files outside of the packages that sharp's search for the C library reads. */
const SYSTEM_FILES = ['/usr/bin/ldd'];

/**
 * The command that runs the process that decodes, confined as far as the system allows.
 * @param memory - of the container, in bytes
 */
export function childCommand(memory?: number): ChildCommand {
	const extension = IS_BUILT ? '.mjs' : '.mts';
	const node = [
		process.execPath,
		// Node's own confinement: no files but these, none for writing, no processes and no threads.
		'--permission',
		'--allow-addons',
		...readableFiles().map((path) => `--allow-fs-read=${path}`),
		'--no-warnings',
		'--v8-pool-size=1',
		fileURLToPath(new URL(`./decoder-process${extension}`, import.meta.url)),
	];
	// Nothing of this process's own environment: it may hold keys.
	const env = {
		PATH: process.env['PATH'] ?? '/usr/bin:/bin',
		UV_THREADPOOL_SIZE: '1',
		// libvips would put large images into files.
		VIPS_DISC_THRESHOLD: '1t',
	};
	if (process.platform !== 'linux') return { file: node[0], args: node.slice(1), env };
	return { file: '/bin/sh', args: ['-c', confine(memory), 'sh', ...node], env };
}

/**
 * The server's code, the rules that it shares, and the folder of the packages that it uses: no more of a
 * checkout, which may hold secrets.
 */
function readableFiles(): string[] {
	const code = ['../../src', '../../../domain'].map((path) => {
		return fileURLToPath(new URL(path, import.meta.url));
	});
	const sharp = createRequire(import.meta.url).resolve('sharp');
	const [packages] = sharp.split(/(?<=[\\/]node_modules[\\/])/);
	return [...code, packages, ...SYSTEM_FILES];
}
