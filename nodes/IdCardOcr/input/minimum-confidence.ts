import type { IDataObject } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';

const LOWEST = 0.5;
const HIGHEST = 1;

/**
 * Reads the option 'Minimum Confidence'; `null` where it is not set.
 * @throws InputRefusal when it is set to anything but such a number, or to an expression without a value:
 * nothing would be checked then.
 */
export function minimumConfidence(options: IDataObject): number | null {
	if (!('minimumConfidence' in options)) return null;
	const given = options.minimumConfidence;
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof value === 'number' && value >= LOWEST && value <= HIGHEST) return value;
	throw new InputRefusal(
		`'Minimum Confidence' must be a number from ${LOWEST} to ${HIGHEST}`,
		'Enter one like 0.9, or remove the option.',
	);
}
