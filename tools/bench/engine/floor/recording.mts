import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';

import { decodeImage } from '../../../../server/src/image/decode.mts';
import { readPack } from '../../../../server/src/models/model-pack.mts';
import { TextReader } from '../../../../server/src/ocr/text-reader.mts';
import { readRaster } from '../../../../server/src/reading/read-raster.mts';
import {
	RECORDING_CHANNEL,
	stagesOf,
	type InferenceCall,
	type RecordedTask,
} from './inference-call.mts';

/** The calls for each image, by file: a list of stages, each with a list of calls per task. */
export type Recording = ReadonlyMap<string, InferenceCall[][][]>;

/** Reports use another channel than the replies and may arrive later. */
const REPORT_DELAY_MS = 10;

/** Reads the images with our engine and records the input shapes of its networks. */
export async function record(threads: number, files: readonly string[]): Promise<Recording> {
	const script = new URL('recording-thread.mts', import.meta.url);
	const channel = new BroadcastChannel(RECORDING_CHANNEL);
	let tasks: RecordedTask[] = [];
	channel.onmessage = (message) => tasks.push((message as { data: RecordedTask }).data);
	const scripts = { detection: script, recognition: script };
	const reader = await TextReader.start(await readPack(), threads, { scripts });
	try {
		const recording = new Map<string, InferenceCall[][][]>();
		for (const file of files) {
			const raster = await decodeImage(await readFile(file));
			if (raster !== null) await readRaster(reader, raster);
			await setTimeout(REPORT_DELAY_MS);
			recording.set(file, stagesOf(tasks));
			tasks = [];
		}
		return recording;
	} finally {
		channel.close();
		await reader.close();
	}
}
