import { LONG_TERM, toIsoDate } from './calendar-date.ts';
import { CheckFindings, requireReferenceDate } from './check-findings.ts';
import { ETHNIC_GROUPS } from './ethnic-group.ts';
import type { IdCardFields } from './id-card.ts';
import type { IdNumberKind } from './id-number-kind.ts';
import { checkAge, checkNumberForm, checkRegionCode, type NumberFacts } from './number-checks.ts';
import type { CheckName, ProblemCode } from './problem-code.ts';
import { daysLeft, fitsAgeAtIssue, validityLength, validityState } from './validity-period.ts';

/** The outcome of all checks on one card, flat so that every part is one column. */
export interface CardChecks {
	/** Whether there is no problem; warnings and skipped checks do not count. */
	passed: boolean;
	problems: ProblemCode[];
	warnings: ProblemCode[];
	/** Checks that were not made: the card lacks a field they need, or they do not apply to it. */
	skipped: CheckName[];
	/** `null` without a well-formed number. */
	numberKind: IdNumberKind | null;
	/** Full years at the reference date; `null` when the birth is unknown or number and print differ. */
	age: number | null;
	/** Whether the card is valid for good (长期). */
	longTerm: boolean | null;
	/** Days until the last valid day, negative once expired; `null` for 长期. */
	daysLeft: number | null;
	expired: boolean | null;
	/** The day everything was reckoned from, `YYYY-MM-DD`. */
	referenceDate: string;
}

/** The fields the checks look at; a field that is absent, `null` or empty is lacking. */
export type CheckableFields = Partial<Omit<IdCardFields, 'side'>>;

/** Entries seen on cards of people who belong to none of the 56 groups. */
const OTHER_ETHNIC_ENTRIES = ['穿青', '穿青人', '其他', '外国血统', '外国血统中国籍人士'];

/**
 * Checks the fields of one side or of both sides together, as `normalizeCard` leaves them.
 * `referenceDate` is the day for age, validity and days left, `YYYY-MM-DD`.
 * @throws RangeError when the reference date is no such day.
 */
export function checkCard(fields: CheckableFields, referenceDate: string): CardChecks {
	requireReferenceDate(referenceDate);
	const findings = new CheckFindings();
	const number = checkNumber(fields, findings);
	const { birth, age } = checkBirth(fields, number, referenceDate, findings);
	checkGender(fields, number, findings);
	if (fields.identity_code && number) checkRegionCode(fields.identity_code, number, findings);
	else findings.skip('region-code');
	checkEthnicGroup(fields, findings);
	const kind = number?.kind ?? null;
	const validity = checkValidity(fields, { birth, kind, referenceDate }, findings);
	return {
		passed: findings.problems.length === 0,
		problems: findings.problems,
		warnings: findings.warnings,
		skipped: findings.skipped,
		numberKind: kind,
		age,
		...validity,
		referenceDate,
	};
}

function checkNumber(fields: CheckableFields, findings: CheckFindings): NumberFacts | undefined {
	if (fields.identity_code) return checkNumberForm(fields.identity_code, findings);
	findings.skip('number-form');
	findings.skip('check-digit');
	return undefined;
}

function checkBirth(
	fields: CheckableFields,
	number: NumberFacts | undefined,
	referenceDate: string,
	findings: CheckFindings,
): { birth: string | null; age: number | null } {
	const printed = fields.birth ? (toIsoDate(fields.birth) ?? null) : null;
	if (fields.birth && printed === null) findings.report('birth-not-a-date');
	const inNumber = number?.birth ?? null;
	if (!fields.birth && !number?.kind) findings.skip('birth-date');

	const ages = [printed, inNumber].map((birth) =>
		birth === null ? null : checkAge(birth, referenceDate, findings),
	);
	if (printed === null || inNumber === null) findings.skip('birth-match');
	else if (printed !== inNumber) {
		findings.report('birth-differs-from-number');
		return { birth: null, age: null };
	}
	if (printed !== null) return { birth: printed, age: ages[0] };
	// With a wrong check digit any digit may be wrong, so the number alone proves no birth.
	return number?.checkDigitRight ? { birth: inNumber, age: ages[1] } : { birth: null, age: null };
}

function checkGender(
	{ gender }: CheckableFields,
	number: NumberFacts | undefined,
	findings: CheckFindings,
): void {
	if (gender && gender !== '男' && gender !== '女') findings.report('gender-unknown');
	else if (!gender || !number?.gender) findings.skip('gender-match');
	else if (gender !== number.gender) findings.report('gender-differs-from-number');
}

function checkEthnicGroup({ race }: CheckableFields, findings: CheckFindings): void {
	if (!race) findings.skip('ethnic-group');
	else if (!ETHNIC_GROUPS.includes(race) && !OTHER_ETHNIC_ENTRIES.includes(race)) {
		findings.report('ethnic-group-unknown');
	}
}

function checkValidity(
	fields: CheckableFields,
	known: { birth: string | null; kind: IdNumberKind | null; referenceDate: string },
	findings: CheckFindings,
): Pick<CardChecks, 'longTerm' | 'daysLeft' | 'expired'> {
	const start = fields.valid_date_start ? toIsoDate(fields.valid_date_start) : undefined;
	const end = fields.valid_date_end === LONG_TERM ? LONG_TERM : isoOrNone(fields.valid_date_end);
	if (!fields.valid_date_start && !fields.valid_date_end) findings.skip('validity-dates');
	if (isLost(fields.valid_date_start, start) || isLost(fields.valid_date_end, end)) {
		findings.report('validity-not-a-date');
	}

	const state = end ? validityState(start, end, known.referenceDate) : undefined;
	const begun = start !== undefined && start <= known.referenceDate;
	checkLengthAndAge({ ...known, start, end, begun }, findings);
	if (start !== undefined && !begun) findings.report('validity-not-yet-started');
	else if (state === 'expired') findings.report('validity-expired');
	else if (state === undefined) findings.skip('validity-now');
	return {
		longTerm: end === undefined ? null : end === LONG_TERM,
		daysLeft: end === undefined ? null : daysLeft(end, known.referenceDate),
		expired: state === undefined ? null : state === 'expired',
	};
}

/** The age is not judged before a period begins: then either date may be misread. */
function checkLengthAndAge(
	card: { birth: string | null; kind: IdNumberKind | null; start?: string; end?: string } & {
		begun: boolean;
	},
	findings: CheckFindings,
): void {
	if (card.start === undefined || card.end === undefined) {
		findings.skip('validity-length');
		findings.skip('validity-age');
		return;
	}
	const length = validityLength(card.start, card.end, card.kind ?? 'resident');
	if (length === undefined) findings.report('validity-length-illegal');

	const ofResident = card.kind === null || card.kind === 'resident';
	if (length === undefined || card.birth === null || !ofResident || !card.begun) {
		findings.skip('validity-age');
	} else if (!fitsAgeAtIssue(length, card.birth, card.start)) {
		findings.report('validity-does-not-fit-age');
	}
}

function isoOrNone(written: string | null | undefined): string | undefined {
	return written ? toIsoDate(written) : undefined;
}

function isLost(written: string | null | undefined, read: string | undefined): boolean {
	return Boolean(written) && read === undefined;
}
