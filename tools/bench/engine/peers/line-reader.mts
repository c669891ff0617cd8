import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { readCard } from '../../../../server/src/card/read-card.mts';
import type { TextLine } from '../../../../server/src/ocr/text-line.mts';
import type { BenchEngine } from '../bench-engine.mts';

/** A line that a peer read. */
export interface PeerLine {
	/** The corners from the top left clockwise, in pixels. */
	quad: Array<[x: number, y: number]>;
	text: string;
	/** From 0 to 1. */
	score: number;
}

/** What a peer's process prints for each file whose path it is given. */
export interface PeerAnswer {
	/** What reading took, without writing the answer. */
	milliseconds: number;
	lines: PeerLine[];
}

/** How to start a peer's process. */
export interface PeerCommand {
	name: string;
	command: string;
	args: string[];
}

const COMPLAINT_LENGTH = 300;

/**
 * Starts a peer in a process of its own that takes a path a line and answers each with a line of
 * JSON. Peers give lines only, so our parser reads the fields: the comparison is one of reading text.
 * @throws when the process ends before it is ready, with the end of what it complained of.
 */
export async function startLineReader({ name, command, args }: PeerCommand): Promise<BenchEngine> {
	const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	let complaints = '';
	child.stderr.on('data', (data) => (complaints = (complaints + data).slice(-COMPLAINT_LENGTH)));
	child.stdin.on('error', () => {});
	const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const answer = async <Answer,>(): Promise<Answer> => {
		for (;;) {
			const { value, done } = await printed.next();
			if (done) throw new Error(`${name} ended: ${complaints.trim()}`);
			// Some libraries print words of their own.
			if (value.startsWith('{')) return JSON.parse(value) as Answer;
		}
	};
	await answer();
	return {
		name,
		async read(file) {
			child.stdin.write(`${file}\n`);
			const { lines, milliseconds } = await answer<PeerAnswer>();
			return { fields: readCard(lines.map(textLineOf)), milliseconds };
		},
		async close() {
			child.stdin.end();
			if (child.exitCode === null) await once(child, 'close');
		},
	};
}

/** A peer's line, with its characters spread evenly and nothing known of second-best ones. */
function textLineOf({ quad, text, score }: PeerLine): TextLine {
	const characters = Array.from(text);
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
		logLikelihood: (other) => (other === text ? 0 : -Infinity),
	};
}
