import { currentEthnicGroup, ETHNIC_GROUPS_IN_ENGLISH } from '../../../domain/ethnic-group.ts';

const GENDERS_IN_ENGLISH: ReadonlyMap<string, string> = new Map([
	['男', 'Male'],
	['女', 'Female'],
]);

/** Returns the English name of an ethnic group, given without 族, by any name; `null` for anything but the 56. */
export function ethnicGroupInEnglish(ethnicGroup: string): string | null {
	return ETHNIC_GROUPS_IN_ENGLISH.get(currentEthnicGroup(ethnicGroup)) ?? null;
}

/** Returns `Male` for 男 and `Female` for 女; `null` for anything else. */
export function genderInEnglish(gender: string): string | null {
	return GENDERS_IN_ENGLISH.get(gender) ?? null;
}
