import { currentEthnicGroup, ETHNIC_GROUPS_IN_ENGLISH } from '../ethnic-group.ts';

const GENDERS_IN_ENGLISH: ReadonlyMap<string, string> = new Map([
	['男', 'Male'],
	['女', 'Female'],
]);

/** Takes any name of a group, without 族; `null` for anything but the 56. */
export function ethnicGroupInEnglish(ethnicGroup: string): string | null {
	return ETHNIC_GROUPS_IN_ENGLISH.get(currentEthnicGroup(ethnicGroup)) ?? null;
}

/** `Male` for 男 and `Female` for 女; `null` for anything else. */
export function genderInEnglish(gender: string): string | null {
	return GENDERS_IN_ENGLISH.get(gender) ?? null;
}
