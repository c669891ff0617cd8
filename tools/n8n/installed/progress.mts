import process from 'node:process';

export interface Progress {
	/** Starts a job, such as "Installing n8n 2.41.1". */
	begin(job: string): void;
	/** Reports a state, such as "812 of about 2140 packages". */
	at(state: string): void;
	/** Ends the job, if there is one; `result` is "done" by default. */
	end(result?: string): void;
}

/** Milliseconds between two lines when there is no terminal, as in a CI log. */
const QUIET_INTERVAL_MS = 15_000;

/**
 * Updates a single line on a terminal, with the seconds, so that nobody takes a long job for a hung one; prints a
 * line from time to time otherwise.
 */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
	let job = '';
	let state = '';
	let startedAt = 0;
	let timer: NodeJS.Timeout | undefined;
	const rewrite = (text: string) => stream.write(`\r\u001b[2K${text}`);
	const secondsSoFar = () => Math.round((Date.now() - startedAt) / 1000);
	const show = () => {
		const soFar = [state, `${secondsSoFar()} s`].filter((part) => part !== '').join(', ');
		if (stream.isTTY) rewrite(`${job} … ${soFar}`);
		else stream.write(`  ${soFar}\n`);
	};
	return {
		begin(name) {
			clearInterval(timer);
			job = name;
			state = '';
			startedAt = Date.now();
			stream.write(stream.isTTY ? `${job} …` : `${job} …\n`);
			timer = setInterval(show, stream.isTTY ? 1000 : QUIET_INTERVAL_MS).unref();
		},
		at(newState) {
			state = newState;
		},
		end(result = 'done') {
			if (timer === undefined) return;
			clearInterval(timer);
			timer = undefined;
			const seconds = secondsSoFar();
			const line = `${job}: ${result}${seconds > 1 ? ` (${seconds} s)` : ''}`;
			if (stream.isTTY) rewrite(`${line}\n`);
			else stream.write(`${line}\n`);
		},
	};
}
