import type { NetworkOptions } from '../../src/ocr/network-threads.mts';

const script = (file: string) => new URL(file, import.meta.url);

/**
 * Threads whose INT8 is right on any processor, slower on some. For tests of what the INT8 networks say: without
 * them, a server uses FP32 where its processor gets INT8 wrong.
 */
export const EXACT_INT8: NetworkOptions = {
	scripts: {
		detection: script('exact-int8-detection.mts'),
		recognition: script('exact-int8-recognition.mts'),
	},
};
