import { join } from 'node:path';

import type { TextNetworks } from '../../../server/src/ocr/network-threads.mts';
import { DETECTION_OPTIONS } from './detection-options.mts';

/** The networks in a folder of the recipe, for the server's own reader. */
export function networksIn(folder: string): TextNetworks {
	const files = {
		detection: join(folder, 'detection.onnx'),
		recognition: join(folder, 'recognition.onnx'),
		dictionary: join(folder, 'dictionary.txt'),
	};
	return { files, detection: DETECTION_OPTIONS };
}
