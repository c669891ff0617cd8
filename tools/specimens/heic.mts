import { readFileSync } from 'node:fs';

/**
 * The card that `drawSpecimen({ seed: 'golden', index: 1, side: 1 })` draws, in HEIC, which sharp cannot
 * write: specimen-heic.py is the recipe.
 */
export const HEIC_CARD: Buffer = readFileSync(new URL('./specimen.heic', import.meta.url));
