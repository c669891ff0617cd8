import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { readCards } from '../../../../server/src/card/read-cards.mts';
import type { TextLine } from '../../../../server/src/ocr/text-line.mts';
import { pythonEnvironment } from '../../../locked-install/python-environment.mts';
import { cacheFolder } from '../../../processes/cache-folder.mts';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A line that RapidOCR read. */
interface Line {
	/** The corners in pixels, clockwise from the top left. */
	quad: Array<[x: number, y: number]>;
	text: string;
	/** From 0 to 1. */
	score: number;
}

/** What `read_lines.py` prints of an image. */
interface Answer {
	milliseconds: number;
	lines: Line[];
}

/** RapidOCR in a process of its own. */
export interface RapidOcr {
	/** Reads the image in a file; our own parser makes fields of its lines. */
	read(file: string): Promise<{ fields: IdCardFields | null; milliseconds: number }>;
	close(): Promise<void>;
}

/**
 * Starts RapidOCR as PyPI has it, with its defaults, and installs it first if it is missing.
 * @throws with pip's message, or when it ends.
 */
export async function startRapidOcr(): Promise<RapidOcr> {
	const python = await pythonEnvironment(cacheFolder('rapidocr'), pathOf('requirements.txt'));
	const child = spawn(python, [pathOf('read_lines.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
	const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const answer = async (): Promise<Answer> => {
		for (;;) {
			const { value, done } = await printed.next();
			if (done) throw new Error('RapidOCR ended.');
			// It prints messages of its own.
			if (value.startsWith('{')) return JSON.parse(value) as Answer;
		}
	};
	await answer();
	return {
		async read(file) {
			child.stdin.write(`${file}\n`);
			const { milliseconds, lines } = await answer();
			const [card] = readCards([{ lines: lines.map(textLineOf), isInk: false }]);
			return { fields: card?.fields ?? null, milliseconds };
		},
		async close() {
			child.stdin.end();
			if (child.exitCode === null) await once(child, 'close');
		},
	};
}

/** A line with evenly spaced characters and without alternatives: RapidOCR says no more of them. */
function textLineOf({ quad, text, score }: Line): TextLine {
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
