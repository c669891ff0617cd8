import { regionCodesStartingWith } from '../../../domain/region-code.ts';
import { HIDDEN, maskNumber } from '../../../domain/card/masked-text.ts';
import type { CardItem } from './masking-sample.mts';

/** A region code and the last birth year for which it can have been assigned. */
export interface CandidateRegion {
	code: string;
	lastYear: number;
}

/** A single known region, no matter which. */
export const ONE_KNOWN_REGION = 'one known region';

const PERMITS = ['810000', '820000', '830000'];

/**
 * Returns the region codes consistent with a masked item, for an attacker who knows the list and the
 * masking rules and can derive the code from a visible district.
 */
export function candidateRegions(
	{ fields, checks }: CardItem,
	pattern: string,
): CandidateRegion[] | typeof ONE_KNOWN_REGION {
	const isPlaceVisible = [fields.address, fields.issued_by].some(
		(text) => text !== null && text !== HIDDEN,
	);
	// A foreigner's number starts with 9, and names a place and a country that are on no list.
	if (isPlaceVisible || pattern.startsWith('9')) return ONE_KNOWN_REGION;

	const digits = /^\d*/.exec(pattern.slice(0, 6))?.[0] ?? '';
	const unlisted = checks.problems.includes('region-code-unknown');
	// A visible end without leading digits means that the leading digits are rare.
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

// Returns the same array for the same key, so that sums over it can be cached.
const candidatesByKey = new Map<string, CandidateRegion[]>();

function listedCodes(digits: string): CandidateRegion[] {
	return regionCodesStartingWith(digits).map(([code, lastYear]) => ({ code, lastYear }));
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

/** A hundred unlisted codes, fewer than exist for any digits. */
function unlistedCodes(digits: string): CandidateRegion[] {
	const listed = new Set(listedCodes(digits).map(({ code }) => code));
	const first = Number((digits || '7').padEnd(6, '0'));
	return Array.from({ length: 1_000 }, (_, i) => String(first + i))
		.filter((code) => !listed.has(code))
		.slice(0, 100)
		.map((code) => ({ code, lastYear: Infinity }));
}
