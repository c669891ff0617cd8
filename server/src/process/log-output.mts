import type { Writable } from 'node:stream';

/** A choice: bytes that may wait for a reader that has stopped reading. */
const MAX_WAITING_BYTES = 1_000_000;

/**
 * Writes the log to a stream that may fail: its reader is gone or stuck, or the disk is full. Lines that
 * cannot be written are lost and counted. Once a line is written again, another says how many were lost.
 */
export class LogOutput {
	readonly #stream: Writable;
	lostLines = 0;
	#unreported = 0;

	constructor(stream: Writable) {
		this.#stream = stream;
		// Without a listener, a write that fails ends the process.
		stream.on('error', () => {});
	}

	write(line: string): void {
		if (this.#stream.writableLength > MAX_WAITING_BYTES) return this.#lose();
		this.#stream.write(line, (error) => (error ? this.#lose() : this.#report()));
	}

	#lose(): void {
		this.lostLines++;
		this.#unreported++;
	}

	/** Says that lines were lost, in the form of the log's other lines. */
	#report(): void {
		const lines = this.#unreported;
		if (lines === 0) return;
		this.#unreported = 0;
		const report = { level: 40, time: Date.now(), lines, msg: 'lines of the log were lost' };
		// After a line break, since a full disk may have cut off a line.
		this.#stream.write(`\n${JSON.stringify(report)}\n`, (error) => {
			if (error) this.#unreported += lines;
		});
	}
}
