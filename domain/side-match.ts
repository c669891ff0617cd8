import type { IdCardFields } from './id-card.ts';
import { hasChanged, type ListedPlace } from './listed-place.ts';
import { type EmblemFacts, emblemFacts, type PortraitFacts, portraitFacts } from './side-facts.ts';
import { fitsAgeAtIssue, validityLength } from './validity-period.ts';

/** What speaks for two sides being of one card. */
export type MatchProof = 'same-county' | 'same-city' | 'validity-fits-age' | 'validity-fits-kind';

/** In what two sides may contradict each other; the name is also that of their files. */
export type Contradiction = 'kind' | 'place' | 'age' | 'name';

/** What one comparison shows; `undefined` if nothing. */
type Verdict = MatchProof | 'contradiction' | undefined;

export interface SideMatch {
	proofs: MatchProof[];
	contradictions: Contradiction[];
	/** Whether nothing shows that the sides are of different cards. */
	isPossible: boolean;
}

/**
 * Compares a portrait side with an emblem side: whether both name the same region, and whether the
 * validity suits the age. What was not read, or cannot be told, says nothing. Relatives at one address
 * agree in all of this, so no more than `isPossible` follows without knowing what else there is.
 */
export function matchSides(
	portrait: Partial<IdCardFields>,
	emblem: Partial<IdCardFields>,
): SideMatch {
	return compareSides(portraitFacts(portrait), emblemFacts(emblem));
}

/** As {@link matchSides}, where each side is compared with many. */
export function compareSides(portrait: PortraitFacts, emblem: EmblemFacts): SideMatch {
	const verdicts = {
		kind: verdictOnKinds(portrait, emblem),
		place: verdictOnRegions(portrait, emblem),
		age: verdictOnAges(portrait, emblem),
	};
	const contradictions = (['kind', 'place', 'age'] as const).filter(
		(one) => verdicts[one] === 'contradiction',
	);
	return {
		proofs: Object.values(verdicts).filter((one) => one !== undefined && one !== 'contradiction'),
		contradictions,
		isPossible: contradictions.length === 0,
	};
}

/** Whether region and validity agree: the sides are of one card, unless there is another candidate. */
export function isConfirmed({ proofs, isPossible }: SideMatch): boolean {
	const includes = (...codes: MatchProof[]) => codes.some((code) => proofs.includes(code));
	const isBoth =
		includes('same-county', 'same-city') && includes('validity-fits-age', 'validity-fits-kind');
	return isPossible && isBoth;
}

/** Whether the number is of the kind of card that has the authority and the validity. */
function verdictOnKinds({ kind }: PortraitFacts, { isForeigners, period }: EmblemFacts): Verdict {
	if (kind === undefined || kind === 'unknown') return undefined;
	const isForeigner = kind === 'foreign-permanent-resident';
	const isRead = period?.length !== undefined;
	const isOfKind = isRead && validityLength(period.from, period.until, kind) === period.length;
	const isOtherAuthority = isForeigners !== undefined && isForeigners !== isForeigner;
	if (isOtherAuthority || (isRead && !isOfKind)) return 'contradiction';
	return kind === 'residence-permit' && isOfKind ? 'validity-fits-kind' : undefined;
}

/** Whether the authority is that of the address. */
function verdictOnRegions({ homes }: PortraitFacts, { seats }: EmblemFacts): Verdict {
	const relations = homes.flatMap((home) => seats.map((seat) => relationOf(home, seat)));
	if (relations.includes('county')) return 'same-county';
	if (relations.includes('city')) return 'same-city';
	return relations.length === 0 || relations.includes('unknown') ? undefined : 'contradiction';
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

/** Whether the card is valid for as long as one issued to someone of this age. */
function verdictOnAges({ kind, born }: PortraitFacts, { period }: EmblemFacts): Verdict {
	const isResident = kind === undefined || kind === 'resident';
	if (!isResident || born === undefined || period?.length === undefined) return undefined;
	const fits = fitsAgeAtIssue(period.length, born, period.from);
	return fits ? 'validity-fits-age' : 'contradiction';
}
