import type { Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { DetectionTask } from './detection.mts';
import type { Batch, BatchReading } from './directed-lines.mts';
import type { Rendering } from './recognition.mts';
import type { Input } from './tensor.mts';

export interface Tasks {
	detect: {
		request: { raster: Raster } & DetectionTask;
		reply: Quad[];
	};
	/** Crops a quad upright, at most `longSide` pixels long and never enlarged. */
	crop: { request: { raster: Raster; quad: Quad; longSide: number }; reply: Raster };
	/** Separates black print from marks; see `separateInk`. */
	ink: { request: { raster: Raster }; reply: Raster };
	/** Recognizes a batch of lines; see `readBatch`. */
	recognize: { request: { raster: Raster; batch: Batch } & Rendering; reply: BatchReading };
	/** Runs the network that detects or recognizes; the reply has its first output at the indices, which are flat. */
	probe: { request: { input: Input; at: readonly number[] }; reply: number[] };
}

export type TaskKind = keyof Tasks;

/** What a thread does for its tasks, by kind. */
export type Handlers = {
	[Kind in TaskKind]?: (request: Tasks[Kind]['request']) => Promise<Tasks[Kind]['reply']>;
};

export type WorkerTask = { [Kind in TaskKind]: { kind: Kind } & Tasks[Kind]['request'] }[TaskKind];

export type WorkerMessage =
	| { kind: 'ready' }
	| { kind: 'done'; reply: Tasks[TaskKind]['reply'] }
	| { kind: 'failed'; message: string };
