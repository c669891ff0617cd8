import { childCommand } from '../documents/child-command.mts';
import { ChildEndedError, DecoderChild, IDLE_MS } from '../documents/decoder-child.mts';

const SMALLEST = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');

/**
 * Decodes a tiny document and returns why this machine cannot; `undefined` if it can, or is too slow to tell.
 * A program that starts the process may be missing, such as a shell.
 */
export async function whyUndecodable(command = childCommand()): Promise<string | undefined> {
	const child = new DecoderChild(command);
	let isSlow = false;
	const timer = setTimeout(() => {
		isSlow = true;
		child.kill();
	}, IDLE_MS);
	try {
		const reply = await child.ask({ page: 1, format: 'gif', bytes: SMALLEST });
		return 'page' in reply ? undefined : 'The process that decodes documents decodes none.';
	} catch (error) {
		if (!(error instanceof ChildEndedError)) throw error;
		return isSlow ? undefined : error.message;
	} finally {
		clearTimeout(timer);
		child.kill();
		await child.ended;
	}
}
