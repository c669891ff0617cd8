import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../../test/cards/read-card.mts';
import { Documents, newDocument } from '../../src/documents/documents.mts';

const SCRIPT = fileURLToPath(new URL('./child-script.mjs', import.meta.url));
const HEIC_CARD = readCard('portrait.heic').image;
const PAGE_MS = 15_000;
const onLinux = process.platform === 'linux' ? test : test.skip;

/** Runs the script with at most 64 open files, and returns what it printed. */
function printedBy(argument: string): string[] {
	const command = 'ulimit -n 64; exec "$@"';
	const args = ['-c', command, 'sh', process.execPath, '--no-warnings', SCRIPT, argument];
	const { stdout } = spawnSync('/bin/sh', args, { encoding: 'utf8', timeout: 30_000 });
	return stdout.trimEnd().split('\n');
}

/** Whether a process is there and has not ended. */
function isRunning(pid: string): boolean {
	try {
		return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
}

onLinux('without open files left, a document fails and the server goes on', () => {
	expect(printedBy('files').slice(1)).toEqual(['refused', 'decoded']);
});

const withSetpriv = existsSync('/usr/bin/setpriv') ? onLinux : test.skip;
withSetpriv('the child ends with a server that is killed, whatever it is doing', async () => {
	const [pid] = printedBy('end');
	// Without it, the signal below would go to this process's own group.
	expect(pid).toMatch(/^\d+$/);
	for (let tries = 0; tries < 100 && isRunning(pid); tries++) await delay(50);
	const isLeft = isRunning(pid);
	if (isLeft) process.kill(Number(pid), 'SIGKILL');
	expect(isLeft).toBe(false);
});

test('what asks a whole group of processes to stop does not end a page', async () => {
	const documents = new Documents({ pageMs: PAGE_MS });
	const decode = () => {
		return documents.page(newDocument(HEIC_CARD, 'heic'), 1, new AbortController().signal);
	};
	await decode();
	const decoding = decode();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(documents.pid!, signal);
	expect(await decoding).toMatchObject({ pages: 1 });
	await documents.close();
});

describe('a decoder that a broken file has taken over, and that says', () => {
	const size = { width: 1, height: 1 };
	const page = { ...size, sent: size, pages: 1 };
	/** A child process that answers everything so. */
	const decoderOf = (answer: string) => {
		const args = ['-e', `process.on('message', () => process.send(${answer}))`];
		return new Documents({ pageMs: PAGE_MS, command: { file: process.execPath, args, env: {} } });
	};
	const pageOf = (changes: string) => {
		return `{ page: { ...${JSON.stringify(page)}, data: new Uint8Array(3), ...${changes} } }`;
	};
	const read = async (answer: string) => {
		const decoder = decoderOf(answer);
		const reading = decoder.page(newDocument(HEIC_CARD, 'heic'), 1, new AbortController().signal);
		return await reading.finally(() => decoder.close());
	};

	test('what it should is heard', async () => {
		expect(await read(pageOf('{}'))).toMatchObject(size);
	});

	test.each(['5', 'null', '{}', '{ page: null }', '{ refusal: 5 }', '{ refusal: "constructor" }'])(
		'%s: the document is broken, and the server goes on',
		async (answer) => {
			await expect(read(answer)).rejects.toThrow('document-broken');
		},
	);

	test.each([
		'{ sent: null }',
		'{ sent: { width: "9" } }',
		'{ sent: { width: 0.5, height: 2 } }',
		'{ data: "abc" }',
		'{ width: 2 }',
		'{ pages: Infinity }',
	])('a page with %s: the same', async (changes) => {
		await expect(read(pageOf(changes))).rejects.toThrow('document-broken');
	});
});
