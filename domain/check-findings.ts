import { toIsoDate } from './calendar-date.ts';
import { type CheckName, PROBLEMS, type ProblemCode } from './problem-code.ts';

/** Collects what the checks of one card find. */
export class CheckFindings {
	readonly problems: ProblemCode[] = [];
	readonly warnings: ProblemCode[] = [];
	readonly skipped: CheckName[] = [];

	/** Notes a finding once, by its severity. */
	report(code: ProblemCode): void {
		const list = PROBLEMS[code].severity === 'problem' ? this.problems : this.warnings;
		if (!list.includes(code)) list.push(code);
	}

	/** Notes that a check could not be made. */
	skip(check: CheckName): void {
		this.skipped.push(check);
	}
}

/**
 * Refuses a reference date that is no `YYYY-MM-DD`, on which every comparison would be wrong.
 * @throws RangeError
 */
export function requireReferenceDate(referenceDate: string): void {
	if (toIsoDate(referenceDate) !== referenceDate) {
		throw new RangeError('The reference date must be a valid date in the form YYYY-MM-DD');
	}
}
