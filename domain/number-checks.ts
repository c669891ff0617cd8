import { toIsoDate } from './calendar-date.ts';
import { fullYearsBetween } from './calendar-span.ts';
import { CheckFindings, requireReferenceDate } from './check-findings.ts';
import { birthOfIdNumber, genderOfIdNumber, hasValidCheckCharacter } from './id-number.ts';
import { type IdNumberKind, idNumberKind } from './id-number-kind.ts';
import { normalizeIdNumber } from './id-number-normalize.ts';
import type { ProblemCode } from './problem-code.ts';
import { regionCodeStanding } from './region-code.ts';

/** What an 18-character number says; every part is `null` when it cannot be told. */
export interface NumberFacts {
	kind: IdNumberKind | null;
	checkDigitRight: boolean;
	/** `YYYY-MM-DD`, a day that exists. */
	birth: string | null;
	gender: '男' | '女' | null;
}

/** The outcome of "Check ID Number"; all values are those of the normalised number. */
export interface IdNumberChecks {
	/** Whether there is no problem; warnings do not count. */
	passed: boolean;
	problems: ProblemCode[];
	warnings: ProblemCode[];
	numberKind: IdNumberKind | null;
	/** The number after `normalizeIdNumber`. */
	idNumber: string;
	/** `YYYY-MM-DD`; like gender and age `null` unless form and check digit are right. */
	birth: string | null;
	gender: '男' | '女' | null;
	/** Full years at the reference date. */
	age: number | null;
	referenceDate: string;
}

const NO_FACTS: NumberFacts = { kind: null, checkDigitRight: false, birth: null, gender: null };

/** Nobody has been known to grow older than 122. */
const OLDEST_PLAUSIBLE_AGE = 120;

/**
 * Checks form and check digit of a normalised number and gives what it says.
 * Source: GB 11643-1999, MOD 11-2; first-generation numbers have 15 digits and no check character.
 */
export function checkNumberForm(idNumber: string, findings: CheckFindings): NumberFacts {
	const formProblem = problemOfForm(idNumber);
	if (formProblem !== undefined) {
		findings.report(formProblem);
		findings.skip('check-digit');
		return NO_FACTS;
	}
	const checkDigitRight = hasValidCheckCharacter(idNumber);
	if (!checkDigitRight) findings.report('check-digit-wrong');
	const birth = toIsoDate(birthOfIdNumber(idNumber)) ?? null;
	if (birth === null) findings.report('number-birth-not-a-date');
	return {
		kind: idNumberKind(idNumber),
		checkDigitRight,
		birth,
		gender: genderOfIdNumber(idNumber),
	};
}

function problemOfForm(idNumber: string): ProblemCode | undefined {
	if (/^\d{17}[\dX]$/.test(idNumber)) return undefined;
	if (/^\d{15}$/.test(idNumber)) return 'number-first-generation';
	return idNumber.length === 18 ? 'number-characters' : 'number-length';
}

/** Checks the region code; foreigners' numbers and numbers without a birth date have none to check. */
export function checkRegionCode(
	idNumber: string,
	{ kind, birth }: NumberFacts,
	findings: CheckFindings,
): void {
	if (kind === null || birth === null || kind === 'foreign-permanent-resident') {
		findings.skip('region-code');
		return;
	}
	const standing = regionCodeStanding(idNumber.slice(0, 6), Number(birth.slice(0, 4)));
	if (standing === 'unknown') findings.report('region-code-unknown');
	if (standing === 'abolished-before-birth') findings.report('region-code-abolished-before-birth');
}

/** Checks a birth against the reference date and gives the age, `null` before birth. */
export function checkAge(
	birth: string,
	referenceDate: string,
	findings: CheckFindings,
): number | null {
	if (birth > referenceDate) {
		findings.report('birth-in-future');
		return null;
	}
	const age = fullYearsBetween(birth, referenceDate);
	if (age > OLDEST_PLAUSIBLE_AGE) findings.report('age-implausible');
	return age;
}

/**
 * The operation "Check ID Number": normalises a number and checks it alone, without a card.
 * `referenceDate` is the day on which ages are counted, `YYYY-MM-DD`.
 * @throws RangeError when the reference date is no such day.
 */
export function checkIdNumber(text: string, referenceDate: string): IdNumberChecks {
	requireReferenceDate(referenceDate);
	const idNumber = normalizeIdNumber(text);
	const findings = new CheckFindings();
	const facts = checkNumberForm(idNumber, findings);
	const age = facts.birth === null ? null : checkAge(facts.birth, referenceDate, findings);
	checkRegionCode(idNumber, facts, findings);
	return {
		passed: findings.problems.length === 0,
		problems: findings.problems,
		warnings: findings.warnings,
		numberKind: facts.kind,
		idNumber,
		birth: facts.checkDigitRight ? facts.birth : null,
		gender: facts.checkDigitRight ? facts.gender : null,
		age: facts.checkDigitRight ? age : null,
		referenceDate,
	};
}
