import process from 'node:process';

/** The result of a step that can fail only by what a command was given; else says why, after `what`, and exits with 2. */
export async function orExit<Result>(
	step: () => Result | Promise<Result>,
	what = '',
): Promise<Result> {
	try {
		return await step();
	} catch (error) {
		console.error(what + (error as Error).message);
		process.exit(2);
	}
}
