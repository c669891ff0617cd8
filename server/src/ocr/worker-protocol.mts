import type { Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import type { LinePosterior } from './ctc-decode.mts';
import type { DetectionOptions } from './detection.mts';
import type { Rendering } from './recognition.mts';

/** What a thread that finds lines is started with. */
export interface FindingSetup {
	files: { detection: string; direction: string };
	detection: DetectionOptions;
	/** Threads the detection network may use; the others use one. */
	detectionThreads: number;
}

/** What a thread that reads lines is started with. */
export interface ReadingSetup {
	files: { recognition: string; dictionary?: string };
}

/** Work for a worker and, by the same key, what it answers with. */
export interface Tasks {
	/**
	 * Finds lines, upright and in reading direction. `longSide` is in pixels; `stretch` is for pictures
	 * of little contrast.
	 */
	detect: { request: { raster: Raster; longSide: number; stretch: boolean }; reply: Quad[] };
	/** Cuts a quad out, upright, without enlarging it; at most `longSide` pixels long. */
	crop: { request: { raster: Raster; quad: Quad; longSide: number }; reply: Raster };
	/** Reads lines; the replies are in the order of the quads. */
	recognize: {
		request: { raster: Raster; quads: readonly Quad[] } & Rendering;
		reply: LinePosterior[];
	};
}

export type TaskKind = keyof Tasks;

/** A message to a worker. */
export type WorkerTask = { [Kind in TaskKind]: { kind: Kind } & Tasks[Kind]['request'] }[TaskKind];

/** A message from a worker. */
export type WorkerMessage =
	/** The alphabet is empty in threads that do not read. */
	| { kind: 'ready'; alphabet: string[] }
	| { kind: 'done'; reply: Tasks[TaskKind]['reply'] }
	| { kind: 'failed'; message: string };
