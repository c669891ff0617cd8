// Stands in for one of the engine's threads: runs the same code and writes each input of a network to
// a file of its own, named after the network and the input's shape.
import { InferenceSession } from 'onnxruntime-node';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { workerData } from 'node:worker_threads';

import { INPUT_FOLDER, LINE_HEIGHT, type RecordedNetwork } from './recorded-inputs.mts';

const { files } = workerData as { files: { recognition?: string } };
const folder = env[INPUT_FOLDER] ?? '.';
let count = 0;

interface Input {
	data: Float32Array;
	dims: readonly number[];
}

/** Detection pads its input to multiples of 32 pixels; the networks of lines take a fixed height. */
function networkOf({ dims }: Input): RecordedNetwork {
	if (dims[2] !== LINE_HEIGHT) return 'detection';
	return files.recognition === undefined ? 'direction' : 'recognition';
}

const create = InferenceSession.create.bind(InferenceSession) as (
	...given: unknown[]
) => Promise<InferenceSession>;

InferenceSession.create = (async (...given: unknown[]) => {
	const session = await create(...given);
	const run = session.run.bind(session) as (...given: unknown[]) => Promise<never>;
	session.run = async (feeds: InferenceSession.FeedsType, ...more: unknown[]) => {
		const [input] = Object.values(feeds) as unknown as Input[];
		const order = String(count++).padStart(6, '0');
		const name = `${networkOf(input)}-${order}-${input.dims.join('x')}.f32`;
		const { buffer, byteOffset, byteLength } = input.data;
		await writeFile(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength));
		return run(feeds, ...more);
	};
	return session;
}) as typeof InferenceSession.create;

const role = files.recognition === undefined ? 'detection' : 'recognition';
await import(`../../../server/src/ocr/${role}-worker.mts`);
