import type { Session } from './session.mts';
import type { Input } from './tensor.mts';

/** An input of a network, and flat indices into its first output. */
export interface ProbeRequest {
	input: Input;
	at: readonly number[];
}

/** Runs the network on the input and returns its first output at the indices. */
export async function probe(session: Session, { input, at }: ProbeRequest): Promise<number[]> {
	const [{ data }] = await session.run(input);
	return at.map((index) => data[index]);
}
