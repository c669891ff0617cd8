import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import process from 'node:process';
import type { Writable } from 'node:stream';

import { LogOutput } from '../../src/process/log-output.mts';

/** A stream like standard error: a failed write is an event, and does not close it. */
function outlet() {
	const written: string[] = [];
	const state: { fault?: Error; room: number; isStuck?: boolean } = { room: Infinity };
	const stream = Object.assign(new EventEmitter(), {
		writableLength: 0,
		write(line: string, done: (error?: Error) => void) {
			if (state.isStuck) return void (stream.writableLength += line.length);
			const fault = state.room-- > 0 ? state.fault : new Error('ENOSPC');
			if (fault === undefined) written.push(line);
			process.nextTick(() => {
				done(fault);
				if (fault !== undefined) stream.emit('error', fault);
			});
		},
	});
	return { stream: stream as unknown as Writable, state, written };
}

/** How many lines each report in the log says were lost. */
const reportsIn = (written: string[]) =>
	written
		.filter((line) => line.includes('lines of the log were lost'))
		.map((line) => (JSON.parse(line) as { lines: number }).lines);

const later = () => new Promise((next) => setImmediate(next));

test('lines go through as they are', async () => {
	const { stream, written } = outlet();
	const output = new LogOutput(stream);
	output.write('one\n');
	output.write('two\n');
	await later();
	expect(written).toEqual(['one\n', 'two\n']);
	expect(output.lostLines).toBe(0);
});

test('lines that cannot be written are counted, and told of once others can', async () => {
	const { stream, state, written } = outlet();
	const output = new LogOutput(stream);
	state.fault = new Error('ENOSPC');
	output.write('one\n');
	output.write('two\n');
	await later();
	expect([output.lostLines, written]).toEqual([2, []]);

	state.fault = undefined;
	output.write('three\n');
	output.write('four\n');
	await later();
	expect(output.lostLines).toBe(2);
	expect(written).toEqual(expect.arrayContaining(['three\n', 'four\n']));
	expect(reportsIn(written)).toEqual([2]);
});

test('a stream whose reader no longer reads is given no more than it can hold', async () => {
	const { stream, state, written } = outlet();
	const output = new LogOutput(stream);
	state.isStuck = true;
	for (let i = 0; i < 1_000; i++) output.write(`${'x'.repeat(9_999)}\n`);
	await later();
	expect(stream.writableLength).toBeLessThan(1_100_000);
	expect(output.lostLines).toBe(899);
	expect(written).toEqual([]);
});
