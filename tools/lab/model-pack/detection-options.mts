import type { DetectionOptions } from '../../../server/src/ocr/detection.mts';

/** How PP-OCRv6's detection network takes images and what its output means. */
export const DETECTION_OPTIONS: DetectionOptions = {
	mean: [0.5, 0.5, 0.5],
	deviation: [0.5, 0.5, 0.5],
	threshold: 0.3,
	boxThreshold: 0.5,
	unclip: 2,
};
