import { regionCodesStartingWith } from '../../domain/region-code.ts';
import type { CardItem } from '../../domain/masking.ts';
import { HIDDEN, maskNumber } from '../../domain/masked-text.ts';

/** A region code and the last year in which somebody given it may have been born. */
export interface CandidateRegion {
	code: string;
	lastYear: number;
}

/** Stands for one region that is known, whichever it is. */
export const ONE_KNOWN_REGION = 'one known region';

const PERMITS = ['810000', '820000', '830000'];

/**
 * Gives the region codes that fit a masked item for somebody who knows the list and the masking
 * rules, and who takes a district in sight, or any kind of number but a resident's, for the code.
 */
export function candidateRegions(
	{ fields, checks }: CardItem,
	pattern: string,
): CandidateRegion[] | typeof ONE_KNOWN_REGION {
	const placeInSight = [fields.address, fields.issued_by].some(
		(text) => text !== null && text !== HIDDEN,
	);
	const kind = checks?.numberKind ?? null;
	if (placeInSight || (kind !== null && kind !== 'resident')) return ONE_KNOWN_REGION;

	const digits = /^\d*/.exec(pattern.slice(0, 6))?.[0] ?? '';
	const unlisted = checks?.warnings.includes('region-code-unknown') ?? false;
	// The end in sight and no first digit: it is one of those whose digits are rare.
	const rare = digits === '' && !pattern.endsWith('*');
	const key = `${digits} ${unlisted} ${rare}`;
	const known = candidatesByKey.get(key);
	if (known !== undefined) return known;

	const candidates = unlisted
		? unlistedCodes(digits)
		: [...listedCodes(digits), ...permitCodes(digits)].filter((region) => !rare || isRare(region));
	candidatesByKey.set(key, candidates);
	return candidates;
}

// The same array for the same answer, so that sums over it can be kept.
const candidatesByKey = new Map<string, CandidateRegion[]>();

function listedCodes(digits: string): CandidateRegion[] {
	return regionCodesStartingWith(digits).map(({ code, periods }) => ({
		code,
		lastYear: Math.max(...periods.map(({ lastYear }) => lastYear)),
	}));
}

function permitCodes(digits: string): CandidateRegion[] {
	return PERMITS.filter((code) => code.startsWith(digits)).map((code) => ({
		code,
		lastYear: Infinity,
	}));
}

const rareDigits = new Map<string, boolean>();

function isRare({ code }: CandidateRegion): boolean {
	const digits = code.slice(0, 3);
	const known = rareDigits.get(digits) ?? maskNumber(`${digits}00019900101000X`, 3, 4)[0] === '*';
	rareDigits.set(digits, known);
	return known;
}

/** A hundred unlisted codes, which is fewer than there are for any digits. */
function unlistedCodes(digits: string): CandidateRegion[] {
	const listed = new Set(listedCodes(digits).map(({ code }) => code));
	const first = Number((digits || '7').padEnd(6, '0'));
	return Array.from({ length: 1_000 }, (_, i) => String(first + i))
		.filter((code) => !listed.has(code))
		.slice(0, 100)
		.map((code) => ({ code, lastYear: Infinity }));
}
