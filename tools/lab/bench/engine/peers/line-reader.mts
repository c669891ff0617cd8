import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { readCards } from '../../../../../server/src/card/read-cards.mts';
import type { TextLine } from '../../../../../server/src/ocr/text-line.mts';
import type { BenchEngine } from '../bench-engine.mts';

/** A line read by a peer. */
export interface PeerLine {
	/** The corners in pixels, clockwise from the top left. */
	quad: Array<[x: number, y: number]>;
	text: string;
	/** From 0 to 1. */
	score: number;
}

/** What a peer's process prints for each file. */
export interface PeerAnswer {
	/** Time for reading, without writing the result. */
	milliseconds: number;
	lines: PeerLine[];
}

/** How to start a peer's process. */
export interface PeerCommand {
	name: string;
	command: string;
	args: string[];
}

const STDERR_LENGTH = 300;

/** A peer's process. */
export interface LineReader {
	/** Reads the image in a file. */
	linesOf(file: string): Promise<PeerAnswer>;
	close(): Promise<void>;
}

/**
 * Starts a peer as a process that reads one path per line and prints a line of JSON for each.
 * @throws with the end of stderr if the process exits before it is ready.
 */
export async function startLineReader({ name, command, args }: PeerCommand): Promise<LineReader> {
	const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	let stderr = '';
	child.stderr.on('data', (data) => (stderr = (stderr + data).slice(-STDERR_LENGTH)));
	child.stdin.on('error', () => {});
	const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const answer = async <Answer,>(): Promise<Answer> => {
		for (;;) {
			const { value, done } = await printed.next();
			if (done) throw new Error(`${name} ended: ${stderr.trim()}`);
			// Some libraries print messages of their own.
			if (value.startsWith('{')) return JSON.parse(value) as Answer;
		}
	};
	await answer();
	return {
		async linesOf(file) {
			child.stdin.write(`${file}\n`);
			return await answer<PeerAnswer>();
		},
		async close() {
			child.stdin.end();
			if (child.exitCode === null) await once(child, 'close');
		},
	};
}

/** A peer's lines read as cards: peers return only lines, so this compares text recognition. */
export function cardEngine(name: string, { linesOf, close }: LineReader): BenchEngine {
	return {
		name,
		async read(file) {
			const { lines, milliseconds } = await linesOf(file);
			const [card] = readCards([{ lines: lines.map(textLineOf), isInk: false }]);
			return { fields: card?.fields ?? null, milliseconds };
		},
		close,
	};
}

/** A peer's line with evenly spaced characters and without alternatives. */
function textLineOf({ quad, text, score }: PeerLine): TextLine {
	const characters = Array.from(text);
	const classes = ['', ...new Set(characters)];
	// A blank before each, since equal characters in a row would be one.
	const steps = characters.flatMap((character) => ['', character]);
	return {
		quad: quad.map(([x, y]) => ({ x, y })) as unknown as TextLine['quad'],
		text,
		characters: characters.map((character, index) => ({
			text: character,
			probability: score,
			position: (index + 0.5) / characters.length,
			alternatives: [],
		})),
		score,
		posterior: {
			classes,
			offsets: Uint32Array.from([...steps.keys(), steps.length]),
			ids: Uint32Array.from(steps, (character) => classes.indexOf(character)),
			probabilities: Float32Array.from(steps, (character) => (character === '' ? 1 : score)),
		},
	};
}
