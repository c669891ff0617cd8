import process from 'node:process';

/** Tells the person at the terminal how a long job goes. */
export interface Progress {
	/** Starts a job, such as "Installing n8n 2.41.1". */
	begin(job: string): void;
	/** How far the job is, such as "1,204 of 2,366 packages". */
	at(state: string): void;
	/** The job is over; `result` says what came of it. */
	end(result?: string): void;
}

/** Lines without a terminal come this far apart, in milliseconds: enough for a CI log. */
const QUIET_INTERVAL_MS = 15_000;

/** Rewrites one line on a terminal, and prints a line now and then anywhere else. */
export function terminalProgress(): Progress {
	const stream = process.stderr;
	let job = '';
	let startedAt = 0;
	let printedAt = 0;
	const rewrite = (text: string) => stream.write(`\r\u001b[2K${text}`);
	return {
		begin(name) {
			job = name;
			startedAt = Date.now();
			printedAt = startedAt;
			stream.write(stream.isTTY ? `${job} …` : `${job} …\n`);
		},
		at(state) {
			if (stream.isTTY) {
				rewrite(`${job} … ${state}`);
			} else if (Date.now() - printedAt > QUIET_INTERVAL_MS) {
				printedAt = Date.now();
				stream.write(`  ${state}\n`);
			}
		},
		end(result = 'done') {
			const seconds = Math.round((Date.now() - startedAt) / 1000);
			const line = `${job}: ${result}${seconds > 1 ? ` (${seconds} s)` : ''}`;
			if (stream.isTTY) rewrite(`${line}\n`);
			else stream.write(`${line}\n`);
		},
	};
}
