import type { Quad, Raster } from '../image/raster.mts';
import type { LinePosterior } from './ctc-decode.mts';
import type { DetectionOptions } from './detection.mts';

/** What a worker is started with. */
export interface WorkerSetup {
	files: { detection: string; recognition: string; direction: string; dictionary?: string };
	detection: DetectionOptions;
	/** Threads the detection network may use; recognition always uses one. */
	detectionThreads: number;
}

/** Work for a worker and, by the same key, what it answers with. */
export interface Tasks {
	/** Finds lines, upright and in reading direction. `longSide` is in pixels. */
	detect: { request: { raster: Raster; longSide: number }; reply: Quad[] };
	/** Cuts a quad out, upright, without enlarging it; at most `longSide` pixels long. */
	crop: { request: { raster: Raster; quad: Quad; longSide: number }; reply: Raster };
	/** Reads lines; the replies are in the order of the quads. */
	recognize: { request: { raster: Raster; quads: readonly Quad[] }; reply: LinePosterior[] };
}

export type TaskKind = keyof Tasks;

/** A message to a worker. */
export type WorkerTask = { [Kind in TaskKind]: { kind: Kind } & Tasks[Kind]['request'] }[TaskKind];

/** A message from a worker. */
export type WorkerMessage =
	| { kind: 'ready'; alphabet: string[] }
	| { kind: 'done'; reply: Tasks[TaskKind]['reply'] }
	| { kind: 'failed'; message: string };
