import { drawSpecimen } from '../../specimens/draw.mts';
import { networksIn } from '../networks-in.mts';
import { recordInputs } from './recorded-inputs.mts';
import { calibrationRequests } from './specimen-sets.mts';

/**
 * Draws the calibration specimens, reads them with the networks in a folder and writes what these were
 * given to `out`.
 */
export async function recordSpecimens(folder: string, out: string): Promise<void> {
	await recordInputs(networksIn(folder), specimens(), out);
}

async function* specimens() {
	for (const request of calibrationRequests()) yield (await drawSpecimen(request)).image;
}
