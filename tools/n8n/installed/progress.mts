import process from 'node:process';

/** Reports the progress of a long job in the terminal. */
export interface Progress {
	/** Starts a job, such as "Installing n8n 2.41.1". */
	begin(job: string): void;
	/** Reports a state, such as "1,204 of 2,366 packages". */
	at(state: string): void;
	/** Ends the job; `result` is "done" by default. */
	end(result?: string): void;
}

/** Milliseconds between two lines when there is no terminal, as in a CI log. */
const QUIET_INTERVAL_MS = 15_000;

/** Updates a single line on a terminal; prints a line from time to time otherwise. */
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
