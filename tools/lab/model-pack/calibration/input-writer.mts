// Import it before the code of one of the engine's threads: it writes each input of a network to a file of its own,
// named after the network and the input's shape.
import { InferenceSession } from 'onnxruntime-node';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { workerData } from 'node:worker_threads';

import { INPUT_FOLDER } from './recorded-inputs.mts';

const { files } = workerData as { files: Record<string, string> };
const folder = env[INPUT_FOLDER]!;
let count = 0;

interface Input {
	data: Float32Array;
	dims: readonly number[];
}

const create = InferenceSession.create.bind(InferenceSession) as (
	file: string,
	...given: unknown[]
) => Promise<InferenceSession>;

InferenceSession.create = (async (file: string, ...given: unknown[]) => {
	const session = await create(file, ...given);
	const network = Object.keys(files).find((name) => files[name] === file);
	const run = session.run.bind(session) as (...given: unknown[]) => Promise<never>;
	session.run = async (feeds: InferenceSession.FeedsType, ...more: unknown[]) => {
		const [input] = Object.values(feeds) as unknown as Input[];
		const order = String(count++).padStart(6, '0');
		const name = `${network}-${order}-${input.dims.join('x')}.f32`;
		const { buffer, byteOffset, byteLength } = input.data;
		await writeFile(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength));
		return run(feeds, ...more);
	};
	return session;
}) as typeof InferenceSession.create;
