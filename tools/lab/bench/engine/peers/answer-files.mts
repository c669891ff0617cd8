import { createInterface } from 'node:readline';

import type { PeerAnswer, PeerLine } from './line-reader.mts';

/** The peer's side of `startLineReader`: reads files by path until the input ends. */
export async function answerFiles(read: (file: string) => Promise<PeerLine[]>): Promise<void> {
	const print = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
	print({ ready: true });
	for await (const file of createInterface({ input: process.stdin })) {
		const start = performance.now();
		const lines = await read(file);
		print({ milliseconds: performance.now() - start, lines } satisfies PeerAnswer);
	}
	process.exit();
}

/** The corners of an upright rectangle. */
export function cornersOf(left: number, top: number, right: number, bottom: number) {
	return [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom],
	] as PeerLine['quad'];
}
