import { checkCharacter } from '../../domain/id-number.ts';

/** Completes the first 17 digits of an ID number. */
export const numbered = (first17: string): string => first17 + checkCharacter(first17);
