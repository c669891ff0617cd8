import type { IdCardFields } from './id-card.ts';
import type { IdNumberKind } from './id-number-kind.ts';
import { hasChanged, type ListedPlace } from './listed-place.ts';
import { type EmblemFacts, emblemFacts, type PortraitFacts, portraitFacts } from './side-facts.ts';
import { fitsAgeAtIssue, validityLength } from './validity-period.ts';

/** What speaks for two sides being of one card. */
export type MatchProof = 'same-county' | 'same-city' | 'validity-fits-age' | 'validity-fits-kind';

/** What shows that two sides are of different cards. */
export type MatchContradiction =
	/** The authority is not that of the address. */
	| 'other-region'
	/** The number is of another kind of card than the authority or the validity. */
	| 'other-kind'
	/** The card is valid for longer or shorter than one issued to someone of this age. */
	| 'validity-does-not-fit-age';

export interface SideMatch {
	proofs: MatchProof[];
	contradictions: MatchContradiction[];
}

/**
 * Compares a portrait side with an emblem side: whether both name the same region, and whether the
 * validity suits the age. What was not read, or cannot be told, says nothing. Relatives at one address
 * agree in all of this, so no more than {@link isPossible} follows without knowing what else there is.
 */
export function matchSides(
	portrait: Partial<IdCardFields>,
	emblem: Partial<IdCardFields>,
): SideMatch {
	return compareSides(portraitFacts(portrait), emblemFacts(emblem));
}

/** As {@link matchSides}, where each side is compared with many. */
export function compareSides(portrait: PortraitFacts, emblem: EmblemFacts): SideMatch {
	const match: SideMatch = { proofs: [], contradictions: [] };
	const { kind } = portrait;
	compareKinds(kind, emblem, match);
	compareRegions(portrait.homes, emblem.seats, match);
	if (kind === undefined || kind === 'resident') compareAges(portrait, emblem, match);
	return match;
}

/** Whether nothing shows that the sides are of different cards. */
export function isPossible({ contradictions }: SideMatch): boolean {
	return contradictions.length === 0;
}

/** Whether region and validity agree: the sides are of one card, unless there is another candidate. */
export function isConfirmed({ proofs, contradictions }: SideMatch): boolean {
	const includes = (...codes: MatchProof[]) => codes.some((code) => proofs.includes(code));
	const isBoth =
		includes('same-county', 'same-city') && includes('validity-fits-age', 'validity-fits-kind');
	return contradictions.length === 0 && isBoth;
}

function compareKinds(
	kind: IdNumberKind | undefined,
	{ isForeigners, period }: EmblemFacts,
	{ proofs, contradictions }: SideMatch,
): void {
	if (kind === undefined || kind === 'unknown') return;
	const isForeigner = kind === 'foreign-permanent-resident';
	const isRead = period?.length !== undefined;
	const isOfKind = isRead && validityLength(period.from, period.until, kind) === period.length;
	const isOtherAuthority = isForeigners !== undefined && isForeigners !== isForeigner;
	if (isOtherAuthority || (isRead && !isOfKind)) contradictions.push('other-kind');
	else if (kind === 'residence-permit' && isOfKind) proofs.push('validity-fits-kind');
}

function compareRegions(
	homes: readonly ListedPlace[],
	seats: readonly ListedPlace[],
	{ proofs, contradictions }: SideMatch,
): void {
	if (homes.length === 0 || seats.length === 0) return;
	const relations = homes.flatMap((home) => seats.map((seat) => relationOf(home, seat)));
	if (relations.includes('county')) proofs.push('same-county');
	else if (relations.includes('city')) proofs.push('same-city');
	else if (!relations.includes('unknown')) contradictions.push('other-region');
}

function relationOf(home: ListedPlace, seat: ListedPlace): 'county' | 'city' | 'other' | 'unknown' {
	if (home.province !== seat.province) return 'other';
	const isNamed = [home, seat].every(({ prefecture, county }) => prefecture + county !== '');
	if (!isNamed && !seat.province.endsWith('市')) return 'unknown';
	const changed = [home, seat].filter(hasChanged).length;
	// A county that moved, or whose prefecture was renamed, is listed under both prefectures.
	if (home.prefecture !== seat.prefecture) return changed === 2 ? 'unknown' : 'other';
	if (home.county === '' || seat.county === '') return 'city';
	if (isSameCounty(home.county, seat.county)) return 'county';
	// What became part of a neighbour, or was split from it, may be named by one of them.
	return changed > 0 ? 'unknown' : 'other';
}

/** Counties that lie beside a city or district of the same name; the other pairs of one name in the list are one place, renamed. */
const NEIGHBOURS = ['临夏', '和田', '伊宁', '宣化', '庐山'];

/** Counties became districts or cities under the same name, at one authority earlier than at another. */
function isSameCounty(one: string, other: string): boolean {
	const stemOf = (name: string) => (name.length > 2 ? name.slice(0, -1) : name);
	return one === other || (stemOf(one) === stemOf(other) && !NEIGHBOURS.includes(stemOf(one)));
}

function compareAges(
	{ born }: PortraitFacts,
	{ period }: EmblemFacts,
	{ proofs, contradictions }: SideMatch,
): void {
	if (born === undefined || period?.length === undefined) return;
	if (fitsAgeAtIssue(period.length, born, period.from)) proofs.push('validity-fits-age');
	else contradictions.push('validity-does-not-fit-age');
}
