import { toIsoDate } from '../../../domain/calendar-date.ts';
import type { ProblemCode } from './problem-code.ts';

/** Collects the findings of the checks on one card, each once. */
export class CheckFindings {
	readonly problems: ProblemCode[] = [];

	report(code: ProblemCode): void {
		if (!this.problems.includes(code)) this.problems.push(code);
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
