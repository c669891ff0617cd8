import { LONG_TERM, toIsoDate } from './calendar-date.ts';
import type { IdCardFields } from './id-card.ts';
import { birthOfIdNumber, hasValidCheckCharacter } from './id-number.ts';
import { type IdNumberKind, idNumberKind } from './id-number-kind.ts';
import { hasCounty, type ListedPlace, placeAtStart } from './listed-place.ts';
import { fitsAgeAtIssue, type ValidityLength, validityLength } from './validity-period.ts';

/** What speaks for two sides being of one card, with its meaning. */
export const MATCH_PROOFS = {
	'same-county':
		'The authority is that of the county, district or city without districts in the address.',
	'same-city': 'The authority is one of the city in the address; its district cannot be told.',
	'validity-fits-age':
		'The card is valid for as long as one that was issued to a person of this age.',
	'validity-fits-kind': 'The card is valid for five years, as residence permits are at any age.',
} as const;

/** What shows that two sides are of different cards, with its meaning. */
export const MATCH_CONTRADICTIONS = {
	'other-region': 'The authority is not that of the address.',
	'other-kind': 'The number is of another kind of card than the authority or the validity.',
	'validity-does-not-fit-age':
		'The card is valid for longer or shorter than one that was issued to a person of this age.',
} as const;

/** A proof's code. */
export type MatchProof = keyof typeof MATCH_PROOFS;

/** A contradiction's code. */
export type MatchContradiction = keyof typeof MATCH_CONTRADICTIONS;

/** What a portrait side and an emblem side say about each other. */
export interface SideMatch {
	proofs: MatchProof[];
	contradictions: MatchContradiction[];
}

/** What is compared of a portrait side. */
export type PortraitFields = Partial<
	Pick<IdCardFields, 'identity_code' | 'birth' | 'address' | 'side'>
>;

/** What is compared of an emblem side. */
export type EmblemFields = Partial<
	Pick<IdCardFields, 'issued_by' | 'valid_date_start' | 'valid_date_end' | 'side'>
>;

/** What a portrait side tells of the emblem side of its card. */
export interface PortraitFacts {
	/** The number's, if it is sound. */
	kind?: IdNumberKind;
	/** Where the address may be; none where that cannot be told. */
	homes: readonly ListedPlace[];
	/** `YYYY-MM-DD`. */
	born?: string;
}

/** What an emblem side tells of the portrait side of its card. */
export interface EmblemFacts {
	/** Whether the authority issues the cards of foreigners; `undefined` where it was not read. */
	isForeigners?: boolean;
	/** What the authority may be of; none where that cannot be told. */
	seats: readonly ListedPlace[];
	period?: { from: string; until: string; length: ValidityLength | undefined };
}

/** Returns what a portrait side tells of its emblem side, for {@link compareSides}. */
export function portraitFacts({ identity_code, birth, address }: PortraitFields): PortraitFacts {
	const number = identity_code ?? '';
	const isSound = hasValidCheckCharacter(number);
	const printed = birth ? toIsoDate(birth) : undefined;
	const numbered = isSound ? toIsoDate(birthOfIdNumber(number)) : undefined;
	const isContradicted = printed !== undefined && numbered !== undefined && printed !== numbered;
	return {
		kind: isSound ? idNumberKind(number) : undefined,
		homes: address ? (placeAtStart(address.replace(/\s/g, ''))?.places ?? []) : [],
		born: isContradicted ? undefined : (printed ?? numbered),
	};
}

/** Returns what an emblem side tells of its portrait side, for {@link compareSides}. */
export function emblemFacts({
	issued_by: authority,
	valid_date_start: start,
	valid_date_end: end,
}: EmblemFields): EmblemFacts {
	const from = start ? (toIsoDate(start) ?? start) : undefined;
	const until = end && end !== LONG_TERM ? (toIsoDate(end) ?? end) : (end ?? undefined);
	return {
		isForeigners: authority ? FOREIGNERS_AUTHORITY.test(authority) : undefined,
		seats: authority ? seatsOf(authority.replace(/\s/g, '')) : [],
		period: from && until ? { from, until, length: validityLength(from, until) } : undefined,
	};
}

/**
 * Compares a portrait side with an emblem side: whether both name the same region, and whether the
 * validity suits the age. What was not read, or cannot be told, says nothing. Relatives at one address
 * agree in all of this, so no more than {@link isPossible} follows without knowing what else there is.
 */
export function matchSides(portrait: PortraitFields, emblem: EmblemFields): SideMatch {
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

/** Issues the cards of foreigners, and no others. */
const FOREIGNERS_AUTHORITY = /移民管理/;

function compareKinds(
	kind: IdNumberKind | undefined,
	{ isForeigners, period }: EmblemFacts,
	{ proofs, contradictions }: SideMatch,
): void {
	if (kind === undefined || kind === 'unknown') return;
	const isForeigner = kind === 'foreign-permanent-resident';
	const isPermit = !isForeigner && kind !== 'resident';
	const isRead = period?.length !== undefined;
	const isOfKind = isRead && validityLength(period.from, period.until, kind) === period.length;
	const isOtherAuthority = isForeigners !== undefined && isForeigners !== isForeigner;
	if (isOtherAuthority || (isRead && !isOfKind)) contradictions.push('other-kind');
	else if (isPermit && isOfKind) proofs.push('validity-fits-kind');
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

const BRANCH = /^公安局(.+?)(?:公安)?分局$/;

/** Branches are named after districts with or without these: 黄浦分局, 瀍河分局 or 瀍河回族区分局. */
const DISTRICT_ENDS = ['', '区', '市', '县', '新区', '回族区'];

/** The places that an authority may be of; a branch may also be named after a part that is no district. */
function seatsOf(authority: string): ListedPlace[] {
	const found = placeAtStart(authority);
	if (found === undefined) return [];
	const branch = BRANCH.exec(authority.slice(found.length))?.[1];
	return found.places.map((place) => {
		if (place.county !== '' || branch === undefined) return place;
		const names = DISTRICT_ENDS.map((end) => branch + end);
		const county = names.find((name) => hasCounty(place, name));
		return { ...place, county: county ?? '' };
	});
}

/** Provinces with districts of their own are cities. */
const MUNICIPALITIES = ['北京市', '天津市', '上海市', '重庆市'];

function relationOf(home: ListedPlace, seat: ListedPlace): 'county' | 'city' | 'other' | 'unknown' {
	if (home.province !== seat.province) return 'other';
	const isNamed = [home, seat].every(
		({ prefecture, county }) => prefecture !== '' || county !== '',
	);
	const isCity = isNamed || MUNICIPALITIES.includes(seat.province);
	if (!isCity) return 'unknown';
	if (home.county !== '' && seat.county !== '') {
		if (home.prefecture !== seat.prefecture) return 'other';
		return isSameCounty(home.county, seat.county) ? 'county' : 'other';
	}
	return home.prefecture === seat.prefecture ? 'city' : 'other';
}

/** Counties became districts or cities under the same name, at one authority earlier than at another. */
function isSameCounty(one: string, other: string): boolean {
	const stemOf = (name: string) => (name.length > 2 ? name.slice(0, -1) : name);
	return one === other || stemOf(one) === stemOf(other);
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
