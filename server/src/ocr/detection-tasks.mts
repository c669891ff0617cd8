import type { Quad } from '../geometry/quad.mts';
import { cornersOf } from '../geometry/rotated-box.mts';
import { cropToFit } from '../image/bilinear-crop.mts';
import { separateInk } from '../image/ink.mts';
import type { Raster } from '../image/raster.mts';
import { sharedBytes } from '../image/shared-bytes.mts';
import { detectText, type DetectionOptions } from './detection.mts';
import { alignedTo } from './orientation.mts';
import { withoutOverlaps } from './overlaps.mts';
import type { Session } from './session.mts';
import { axisGroups } from './text-axes.mts';
import type { Handlers } from './worker-protocol.mts';

/** What a thread with the detection network does: it detects lines of text and crops regions of images. */
export function detectionTasks(session: Session, options: DetectionOptions): Handlers {
	return {
		async detect({ raster, ...task }) {
			const boxes = await detectText(raster, task, session, options);
			return axisGroups(boxes).flatMap(({ axis, boxes: group }): Quad[] => {
				const aligned = group.map(({ box }) => alignedTo(axis, box));
				return withoutOverlaps(aligned, axis).map(cornersOf);
			});
		},
		async crop({ raster, quad, longSide }): Promise<Raster> {
			const { data, ...size } = cropToFit(raster, quad, longSide);
			const shared = sharedBytes(data.length);
			shared.set(data);
			return { data: shared, ...size };
		},
		ink: async ({ raster }) => separateInk(raster),
	};
}
