import { toIsoDate } from '../../../domain/calendar-date.ts';
import { type CheckName, PROBLEMS, type ProblemCode } from './problem-code.ts';

/** Collects the findings of the checks on one card. */
export class CheckFindings {
	readonly problems: ProblemCode[] = [];
	readonly warnings: ProblemCode[] = [];
	readonly skipped: CheckName[] = [];

	/** Records a finding once, by severity. */
	report(code: ProblemCode): void {
		const list = PROBLEMS[code].severity === 'problem' ? this.problems : this.warnings;
		if (!list.includes(code)) list.push(code);
	}

	/** Records that a check did not run. */
	skip(check: CheckName): void {
		this.skipped.push(check);
	}
}

/**
 * Rejects a reference date other than `YYYY-MM-DD`, since every comparison with it would be wrong.
 * @throws RangeError
 */
export function requireReferenceDate(referenceDate: string): void {
	if (toIsoDate(referenceDate) !== referenceDate) {
		throw new RangeError('The reference date must be a valid date in the form YYYY-MM-DD');
	}
}
