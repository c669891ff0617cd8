import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';

import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A stream that keeps what is written to it. */
function keptStream(isTTY: boolean) {
	const written: string[] = [];
	const write = (text: string) => written.push(stripVTControlCharacters(text).trim());
	return { stream: { isTTY, write } as unknown as NodeJS.WriteStream, written };
}

test('a job that says nothing shows each second that it goes on', () => {
	const { stream, written } = keptStream(true);
	const progress = terminalProgress(stream);
	progress.begin('Compiling');
	jest.advanceTimersByTime(2000);
	progress.at('1 of 2 files');
	jest.advanceTimersByTime(1000);
	progress.end();
	jest.advanceTimersByTime(5000);
	expect(written).toEqual([
		'Compiling …',
		'Compiling … 1 s',
		'Compiling … 2 s',
		'Compiling … 1 of 2 files, 3 s',
		'Compiling: done (3 s)',
	]);
});

test('without a terminal, it shows that every 15 seconds', () => {
	const { stream, written } = keptStream(false);
	const progress = terminalProgress(stream);
	progress.begin('Compiling');
	jest.advanceTimersByTime(31_000);
	progress.end('failed');
	expect(written).toEqual(['Compiling …', '15 s', '30 s', 'Compiling: failed (31 s)']);
});

test('a job that has ended, or never began, does not end again', () => {
	const { stream, written } = keptStream(true);
	const progress = terminalProgress(stream);
	progress.end();
	progress.begin('Compiling');
	progress.end();
	progress.end('stopped');
	expect(written).toEqual(['Compiling …', 'Compiling: done']);
});
