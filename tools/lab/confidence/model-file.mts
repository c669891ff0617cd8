import { fileURLToPath } from 'node:url';

import type { ConfidenceModel } from '../../../server/src/card/review/model.mts';

/** The model that the server uses. */
export const MODEL_FILE = fileURLToPath(
	new URL('../../../server/src/card/review/model-data.mts', import.meta.url),
);

/** The model as a file of the server's source. */
export function modelFile({ start, weights }: ConfidenceModel): string {
	return [
		'// Written by npm run confidence:fit in tools/lab; do not edit by hand.',
		"import type { ConfidenceModel } from './model.mts';",
		'',
		'/** The fitted weights. */',
		'export const MODEL: ConfidenceModel = {',
		...block('start', start),
		...block('weights', weights),
		'};',
		'',
	].join('\n');
}

function block(name: string, numbers: Readonly<Record<string, number>>): string[] {
	const lines = Object.entries(numbers).map(([key, value]) => `\t\t${key}: ${value},`);
	return [`\t${name}: {`, ...lines, '\t},'];
}
