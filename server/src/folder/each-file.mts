import process from 'node:process';

/** How often, in ms, progress is told where no terminal shows it. */
const TOLD_EVERY = 60_000;

/**
 * Does something with each file, several at a time, until `signal` is aborted. Tells how many are done, how fast, and how long
 * the rest takes: in one line of a terminal, or line by line.
 */
export async function eachFile<File>(
	files: readonly File[],
	{ atATime, signal }: { atATime: number; signal?: AbortSignal },
	act: (file: File, index: number) => Promise<void>,
): Promise<void> {
	const { stderr } = process;
	const since = performance.now();
	let done = 0;
	let toldAt = since;
	const tell = () => {
		const now = performance.now();
		const rate = (1000 * ++done) / (now - since);
		const minutes = Math.ceil((files.length - done) / rate / 60);
		const text = `${done} of ${files.length} files, ${rate.toFixed(1)} a second, ${minutes} min left`;
		if (stderr.isTTY) stderr.write(`\r${text.padEnd(60)}`);
		else if (now - toldAt > TOLD_EVERY) {
			toldAt = now;
			stderr.write(`${text}\n`);
		}
	};
	const waiting = files.entries();
	const goOn = async () => {
		for (const [index, file] of waiting) {
			if (signal?.aborted) return;
			await act(file, index);
			tell();
		}
	};
	await Promise.all(Array.from({ length: atATime }, goOn));
	if (stderr.isTTY && done > 0) stderr.write('\n');
}
