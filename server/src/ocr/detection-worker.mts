// Worker thread that detects lines of text and crops regions of images.
import { workerData } from 'node:worker_threads';

import type { Quad } from '../geometry/quad.mts';
import { cornersOf } from '../geometry/rotated-box.mts';
import { cropToFit } from '../image/bilinear-crop.mts';
import { separateInk } from '../image/ink.mts';
import type { Raster } from '../image/raster.mts';
import { detectText } from './detection.mts';
import { alignedTo } from './orientation.mts';
import { withoutOverlaps } from './overlaps.mts';
import type { ThreadSetup } from './network-threads.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';
import { axisGroups } from './text-axes.mts';
import type { Tasks } from './worker-protocol.mts';

const { files, detection, detectionThreads } = workerData as ThreadSetup;
const detectionSession = await loadSession(files.detection, detectionThreads);

async function detect({ raster, ...task }: Tasks['detect']['request']) {
	const boxes = await detectText(raster, task, detectionSession, detection);
	return axisGroups(boxes).flatMap((group): Quad[] => {
		const aligned = group.boxes.map(({ box }) => alignedTo(group.axis, box));
		return withoutOverlaps(aligned, group.axis).map(cornersOf);
	});
}

async function crop({ raster, quad, longSide }: Tasks['crop']['request']): Promise<Raster> {
	const { data, ...size } = cropToFit(raster, quad, longSide);
	const shared = new Uint8Array(new SharedArrayBuffer(data.length));
	shared.set(data);
	return { data: shared, ...size };
}

const ink = async ({ raster }: Tasks['ink']['request']) => separateInk(raster);

serveTasks(detectionSession, { detect, crop, ink });
