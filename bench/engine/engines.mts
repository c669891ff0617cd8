import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { IdCardFields } from '../../domain/id-card.ts';
import { readCard } from '../../server/src/card/read-card.mts';
import type { TextLine } from '../../server/src/ocr/text-line.mts';
import { createCardReader } from '../../server/src/recognize-card.mts';

/** An engine under test. */
export interface BenchEngine {
	name: string;
	/** The card in the picture, and how long reading took. */
	read(picture: Buffer): Promise<{ fields: IdCardFields | null; milliseconds: number }>;
	close(): Promise<void>;
}

/** Our own engine with the named pack. */
export async function ownEngine(pack: string): Promise<BenchEngine> {
	const reader = await createCardReader({ models: pack });
	return {
		name: `own, ${pack}`,
		async read(picture) {
			const start = performance.now();
			const reading = await reader.read(picture);
			return { fields: reading?.fields ?? null, milliseconds: performance.now() - start };
		},
		close: () => reader.close(),
	};
}

const RAPIDOCR = ['rapidocr==3.10.0', 'onnxruntime', 'opencv-python-headless'];

/**
 * RapidOCR in Python, unmodified and at its defaults, in an environment of its own. It gives lines
 * only, so the fields are read from them by our parser: the comparison is one of reading text.
 */
export async function rapidOcrEngine(): Promise<BenchEngine> {
	const python = await pythonWith(RAPIDOCR);
	const script = fileURLToPath(new URL('./read_lines.py', import.meta.url));
	const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
	const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const folder = await mkdtemp(join(tmpdir(), 'rapidocr-'));
	const file = join(folder, 'picture');
	return {
		name: 'RapidOCR 3.10.0 (PP-OCRv6 small) + our parser',
		async read(picture) {
			await writeFile(file, picture);
			child.stdin.write(`${file}\n`);
			const { value, done } = await answers.next();
			if (done) throw new Error('RapidOCR ended; run its script by hand to see why.');
			const { lines, milliseconds } = JSON.parse(value) as { lines: Found[]; milliseconds: number };
			return { fields: readCard(lines.map(textLineOf)), milliseconds };
		},
		async close() {
			child.stdin.end();
			await rm(folder, { recursive: true });
		},
	};
}

interface Found {
	quad: Array<[x: number, y: number]>;
	text: string;
	score: number;
}

/** A peer's line, with its characters spread evenly and nothing known of second-best ones. */
function textLineOf({ quad, text, score }: Found): TextLine {
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

async function pythonWith(requirements: readonly string[]): Promise<string> {
	const environment = join(homedir(), '.cache', 'n8n-nodes-apizero', 'bench-python');
	const python = join(environment, 'bin', 'python');
	const run = promisify(execFile);
	try {
		await access(python);
	} catch {
		await run('python3', ['-m', 'venv', environment]);
	}
	await run(python, ['-m', 'pip', 'install', '--quiet', ...requirements]);
	return python;
}
