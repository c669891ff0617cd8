// Thread that finds lines of text and cuts parts out of pictures.
import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';

import { withReadingRotated, type Quad } from '../geometry/quad.mts';
import { cornersOf } from '../geometry/rotated-box.mts';
import { cropToFit } from '../image/crop.mts';
import type { Raster } from '../image/raster.mts';
import { detectText } from './detection.mts';
import { isUpsideDown } from './direction.mts';
import { alignedTo } from './orientation.mts';
import { separated } from './separation.mts';
import { loadSession } from './session.mts';
import { axisGroups } from './text-axes.mts';
import { serveTasks } from './serve-tasks.mts';
import type { FindingSetup, Tasks } from './worker-protocol.mts';

const { files, detection, detectionThreads } = workerData as FindingSetup;
const detectionSession = await loadSession(await readFile(files.detection), detectionThreads);
const directionSession = await loadSession(await readFile(files.direction), 1);

async function detect({ raster, longSide, stretch }: Tasks['detect']['request']) {
	const boxes = await detectText(raster, longSide, detectionSession, { ...detection, stretch });
	const found: Quad[] = [];
	for (const group of axisGroups(boxes)) {
		const aligned = group.boxes.map(({ box }) => alignedTo(group.axis, box));
		const quads = separated(aligned, group.axis).map(cornersOf);
		const turned = await isUpsideDown(raster, quads, directionSession);
		found.push(...(turned ? quads.map((quad) => withReadingRotated(quad, 2)) : quads));
	}
	return found;
}

async function crop({ raster, quad, longSide }: Tasks['crop']['request']): Promise<Raster> {
	const { data, ...size } = cropToFit(raster, quad, longSide);
	const shared = new Uint8Array(new SharedArrayBuffer(data.length));
	shared.set(data);
	return { data: shared, ...size };
}

serveTasks({ detect, crop });
