import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** Nobody should have to wait longer without a sign of life. */
const LONG_SILENCE_S = 30;

/** A line that only counts on is printed this often. */
const REPEAT_S = 15;

/** As npm writes it ahead of each step of its spinner. */
const CURSOR_TO_START = '\u001b[1G';
const SPINNER = /[\u2800-\u28ff]|^[-\\|/]$/g;
/** Of a machine that is about to be deleted; but what is printed may be kept. */
const SECRET = /(#code=|Key +|Password +)\S+/;
const CTRL_C = '\u0003';

/** What a command prints in a terminal, passed on with the seconds since it was typed. */
export class Terminal {
	/** Where nothing moved for long. */
	readonly silences: string[] = [];
	/** Resolves with the exit status. */
	readonly ended: Promise<number>;
	readonly #process: ChildProcess;
	readonly #startedAt = performance.now();
	#heardAt = 0;
	#all = '';
	#line = { text: '', startedAt: 0 };
	#printed = { pattern: '', at: -Infinity, text: '' };

	constructor(command: string, args: string[]) {
		this.#process = spawn(command, args, { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
		this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
		this.ended = once(this.#process, 'close').then(([code]) => {
			this.#hear('\n');
			return (code as number | null) ?? 1;
		});
	}

	/** Seconds since the command was typed. */
	get seconds(): number {
		return (performance.now() - this.#startedAt) / 1000;
	}

	/** Waits until this is printed; returns its first group, or `undefined` if the command ends before. */
	async printed(pattern: RegExp): Promise<string | undefined> {
		const output = this.#process.stdout;
		for (;;) {
			const found = pattern.exec(stripVTControlCharacters(this.#all))?.[1];
			if (found !== undefined) return found;
			const next = output === null ? undefined : once(output, 'data');
			if ((await Promise.race([next, this.ended])) === undefined) return undefined;
			if (this.#process.exitCode !== null || this.#process.signalCode !== null) return undefined;
		}
	}

	pressCtrlC(): void {
		this.#process.stdin?.write(CTRL_C);
	}

	#hear(text: string): void {
		const silence = this.seconds - this.#heardAt;
		if (silence > LONG_SILENCE_S) {
			this.silences.push(
				`${Math.round(silence)} s after "${this.#line.text || this.#printed.text}"`,
			);
		}
		this.#heardAt = this.seconds;
		this.#all += text;
		const pieces = text.replaceAll(CURSOR_TO_START, '\r').split(/[\r\n]+/);
		for (const [index, piece] of pieces.entries()) {
			if (index > 0) {
				this.#print();
				this.#line = { text: '', startedAt: this.seconds };
			}
			this.#line.text += piece;
		}
	}

	/** Prints the line as it stands, unless it only moves on. */
	#print(): void {
		const at = this.#line.startedAt;
		const text = stripVTControlCharacters(this.#line.text).replaceAll(SPINNER, '').trimEnd();
		const pattern = text.replaceAll(/[\d,.]+/g, '#');
		if (text === '') return;
		if (pattern === this.#printed.pattern && at < this.#printed.at + REPEAT_S) return;
		this.#printed = { pattern, at, text };
		process.stdout.write(`${at.toFixed(1).padStart(7)} s  ${text.replace(SECRET, '$1…')}\n`);
	}
}
