import { toIsoDate } from '../calendar-date.ts';
import { fullYearsBetween } from '../calendar-span.ts';
import type { IdCardFields } from '../id-card.ts';
import { birthOfIdNumber, genderOfIdNumber, hasValidCheckCharacter } from '../id-number.ts';
import { type IdNumberKind, idNumberKind } from '../id-number-kind.ts';
import type { ProblemCode } from './problem-code.ts';

export type Findings = Set<ProblemCode>;

/** The data encoded in an 18-character number. */
export interface NumberFacts {
	kind: IdNumberKind;
	checkDigitValid: boolean;
	/** `YYYY-MM-DD`, a valid date; `null` for any other. */
	birth: string | null;
	gender: '男' | '女';
}

/** The oldest known person died at 122. */
const OLDEST_PLAUSIBLE_AGE = 120;

/**
 * Returns nothing of a number in another format. Source: GB 11643-1999, MOD 11-2; first-generation numbers have 15 digits
 * and no check character.
 */
export function checkNumberFormat(idNumber: string, findings: Findings): NumberFacts | undefined {
	const formatProblem = formatProblemOf(idNumber);
	if (formatProblem !== undefined) {
		findings.add(formatProblem);
		return undefined;
	}
	const checkDigitValid = hasValidCheckCharacter(idNumber);
	if (!checkDigitValid) findings.add('check-digit-wrong');
	const birth = toIsoDate(birthOfIdNumber(idNumber)) ?? null;
	if (birth === null) findings.add('number-birth-not-a-date');
	return {
		kind: idNumberKind(idNumber),
		checkDigitValid,
		birth,
		gender: genderOfIdNumber(idNumber),
	};
}

function formatProblemOf(idNumber: string): ProblemCode | undefined {
	if (/^\d{17}[\dX]$/.test(idNumber)) return undefined;
	if (/^\d{15}$/.test(idNumber)) return 'number-first-generation';
	return idNumber.length === 18 ? 'number-characters' : 'number-length';
}

/** Returns the age, or `null` before birth. */
export function checkAge(birth: string, referenceDate: string, findings: Findings): number | null {
	if (birth > referenceDate) {
		findings.add('birth-in-future');
		return null;
	}
	const age = fullYearsBetween(birth, referenceDate);
	if (age > OLDEST_PLAUSIBLE_AGE) findings.add('age-implausible');
	return age;
}

/** What a number alone says of its holder; nothing unless its format and check character are valid. */
export function factsOfNumber(idNumber: string): Pick<IdCardFields, 'birth' | 'gender'> {
	const facts = checkNumberFormat(idNumber, new Set());
	if (facts?.checkDigitValid !== true) return { birth: null, gender: null };
	return { birth: facts.birth, gender: facts.gender };
}
