import { LONG_TERM, toIsoDate } from '../calendar-date.ts';
import { ETHNIC_ENTRIES } from '../ethnic-group.ts';
import type { IdCardFields, Side } from '../id-card.ts';
import { DIGITS_OF } from '../id-number.ts';
import type { IdNumberKind } from '../id-number-kind.ts';
import { isRegionCode } from '../region-code.ts';
import { missingFields, type PrintedField } from '../required-fields.ts';
import { matchSides } from '../side-match.ts';
import { daysLeft, fitsAgeAtIssue, validityLength } from '../validity-period.ts';
import { checkAge, checkNumberFormat, type Findings, type NumberFacts } from './number-checks.ts';
import type { ProblemCode } from './problem-code.ts';

export interface CardChecks {
	problems: ProblemCode[];
	missing: PrintedField[];
	/** Whether both sides are here and contradict each other about place, kind of card or age. */
	sidesDisagree: boolean;
	/** Full years at the reference date; `null` if the birth is unknown or number and print differ. */
	age: number | null;
	expired: boolean | null;
	/** Days until the last valid day, negative once expired; `null` for 长期. */
	daysLeft: number | null;
}

/** Absent, `null` and empty fields all count as missing. */
export type CheckableFields = Partial<Omit<IdCardFields, 'side'>>;

/**
 * Checks the fields of one side, or of both sides together, after `normalizeCard`. `referenceDate` (`YYYY-MM-DD`) is
 * used for age, validity and days left. `sides` are those whose fields must all be there; a field that is missing on
 * another side only skips its checks.
 */
export function checkCard(
	fields: CheckableFields,
	referenceDate: string,
	sides: readonly Side[],
): CardChecks {
	const findings: Findings = new Set();
	const missing = missingFields(fields, sides);
	const { identity_code: code, race } = fields;
	const number = code ? checkNumberFormat(code, findings) : undefined;
	const { birth, age } = checkBirth(fields, number, referenceDate, findings);
	checkGender(fields, number, findings);
	const kind = number?.kind ?? 'resident';
	// Foreigners' numbers name their country, and their cards print a nationality in place of an ethnic group.
	if (kind !== 'foreign-permanent-resident') {
		const region = number && code?.slice(...DIGITS_OF.region);
		if (region && !isRegionCode(region)) findings.add('region-code-unknown');
		if (race && !ETHNIC_ENTRIES.includes(race)) findings.add('ethnic-group-unknown');
	}
	const validity = checkValidity(fields, { birth, kind }, referenceDate, findings);
	const sidesDisagree = sides.length === 2 && !matchSides(fields, fields).isPossible;
	return { problems: [...findings], missing, sidesDisagree, age, ...validity };
}

function checkBirth(
	fields: CheckableFields,
	number: NumberFacts | undefined,
	referenceDate: string,
	findings: Findings,
): { birth: string | null; age: number | null } {
	const printed = fields.birth ? (toIsoDate(fields.birth) ?? null) : null;
	if (fields.birth && printed === null) findings.add('birth-not-a-date');
	const inNumber = number?.birth ?? null;

	const ages = [printed, inNumber].map((birth) =>
		birth === null ? null : checkAge(birth, referenceDate, findings),
	);
	if (printed !== null && inNumber !== null && printed !== inNumber) {
		findings.add('birth-differs-from-number');
		return { birth: null, age: null };
	}
	if (printed !== null) return { birth: printed, age: ages[0] };
	// With a wrong check digit any digit may be wrong, so the birth in the number is unreliable.
	return number?.checkDigitValid ? { birth: inNumber, age: ages[1] } : { birth: null, age: null };
}

function checkGender(
	{ gender }: CheckableFields,
	number: NumberFacts | undefined,
	findings: Findings,
): void {
	if (gender && gender !== '男' && gender !== '女') findings.add('gender-unknown');
	else if (gender && number?.gender && gender !== number.gender) {
		findings.add('gender-differs-from-number');
	}
}

function checkValidity(
	{ valid_date_start: from, valid_date_end: until }: CheckableFields,
	{ birth, kind }: { birth: string | null; kind: IdNumberKind },
	referenceDate: string,
	findings: Findings,
): Pick<CardChecks, 'daysLeft' | 'expired'> {
	const start = from ? toIsoDate(from) : undefined;
	const end = until && until !== LONG_TERM ? toIsoDate(until) : (until ?? undefined);
	if ((from && !start) || (until && !end)) findings.add('validity-not-a-date');

	const left = end ? daysLeft(end, referenceDate) : null;
	const isFuture = start !== undefined && start > referenceDate;
	const isExpired = !isFuture && left !== null && left < 0;
	if (start && end) {
		const length = validityLength(start, end, kind);
		// Of a period that has not started, either date may be misread.
		const hasAge = birth !== null && kind === 'resident' && !isFuture;
		if (length === undefined) findings.add('validity-length-illegal');
		else if (hasAge && !fitsAgeAtIssue(length, birth, start)) {
			findings.add('validity-does-not-fit-age');
		}
	}
	if (isFuture) findings.add('validity-not-yet-started');
	else if (isExpired) findings.add('validity-expired');
	return { daysLeft: left, expired: end ? isExpired : null };
}
