/** How often, in ms, progress is told where no terminal shows it. */
const TOLD_EVERY = 60_000;

/** Tells how many files are read, how fast, and how long the rest takes: in one line of a terminal, or line by line. */
export class Progress {
	readonly #since = performance.now();
	readonly #all: number;
	readonly #stream: { isTTY?: boolean; write(text: string): unknown };
	#done = 0;
	#toldAt = this.#since;

	constructor(all: number, stream: { isTTY?: boolean; write(text: string): unknown }) {
		this.#all = all;
		this.#stream = stream;
	}

	step(): void {
		this.#done++;
		const now = performance.now();
		const rate = (1000 * this.#done) / (now - this.#since);
		const left = Math.ceil((this.#all - this.#done) / rate);
		const text = `${this.#done} of ${this.#all} files, ${rate.toFixed(1)} a second, ${timeOf(left)} left`;
		if (this.#stream.isTTY === true) {
			this.#stream.write(`\r${text.padEnd(60)}`);
		} else if (now - this.#toldAt > TOLD_EVERY) {
			this.#toldAt = now;
			this.#stream.write(`${text}\n`);
		}
	}

	/** Leaves the terminal's line. */
	end(): void {
		if (this.#stream.isTTY === true && this.#done > 0) this.#stream.write('\n');
	}
}

/** Such as `1:05:09`, `5:09` and `9 s`. */
function timeOf(seconds: number): string {
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const [first, ...rest] = parts.slice(parts.findIndex((part) => part > 0));
	if (first === undefined || rest.length === 0) return `${seconds} s`;
	return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
