import process from 'node:process';

/** How often, in ms, progress is told where no terminal shows it. */
const TOLD_EVERY = 60_000;

/** Tells how many files are read, how fast, and how long the rest takes: in one line of a terminal, or line by line. */
export function progressOf(all: number) {
	const { stderr } = process;
	const since = performance.now();
	let done = 0;
	let toldAt = since;
	return {
		/** After each file. */
		step() {
			done++;
			const now = performance.now();
			const rate = (1000 * done) / (now - since);
			const minutes = Math.ceil((all - done) / rate / 60);
			const text = `${done} of ${all} files, ${rate.toFixed(1)} a second, ${minutes} min left`;
			if (stderr.isTTY) stderr.write(`\r${text.padEnd(60)}`);
			else if (now - toldAt > TOLD_EVERY) {
				toldAt = now;
				stderr.write(`${text}\n`);
			}
		},
		/** Leaves the terminal's line. */
		end() {
			if (stderr.isTTY && done > 0) stderr.write('\n');
		},
	};
}
