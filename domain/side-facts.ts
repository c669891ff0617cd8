import { toIsoDate } from './calendar-date.ts';
import type { IdCardFields } from './id-card.ts';
import { birthOfIdNumber, hasValidCheckCharacter } from './id-number.ts';
import { type IdNumberKind, idNumberKind } from './id-number-kind.ts';
import { hasCounty, type ListedPlace, placeAtStart } from './listed-place.ts';
import { type ValidityLength, validityLength } from './validity-period.ts';

/** What a portrait side tells of the emblem side of its card. */
export interface PortraitFacts {
	/** The number's, if it is sound. */
	kind?: IdNumberKind;
	/** The places that the address may be in; empty if that cannot be told. */
	homes: readonly ListedPlace[];
	/** `YYYY-MM-DD`. */
	born?: string;
}

/** What an emblem side tells of the portrait side of its card. */
export interface EmblemFacts {
	/** Whether the authority issues the cards of foreigners; `undefined` where it was not read. */
	isForeigners?: boolean;
	/** The places that the authority may belong to; empty if that cannot be told. */
	seats: readonly ListedPlace[];
	period?: { from: string; until: string; length: ValidityLength | undefined };
}

export function portraitFacts({
	identity_code,
	birth,
	address,
}: Partial<IdCardFields>): PortraitFacts {
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

/** Issues the cards of foreigners, and no others. */
const FOREIGNERS_AUTHORITY = /移民管理/;

export function emblemFacts({
	issued_by: authority,
	valid_date_start: start,
	valid_date_end: end,
}: Partial<IdCardFields>): EmblemFacts {
	return {
		isForeigners: authority ? FOREIGNERS_AUTHORITY.test(authority) : undefined,
		seats: authority ? seatsOf(authority.replace(/\s/g, '')) : [],
		period:
			start && end ? { from: start, until: end, length: validityLength(start, end) } : undefined,
	};
}

const BRANCH = /^公安局(.+?)(?:公安)?分局$/;

/** Branches are named after districts with or without these: 黄浦分局, 瀍河分局 or 瀍河回族区分局. */
const DISTRICT_ENDS = ['', '区', '市', '县', '新区', '回族区'];

/** The places that an authority may be of; a branch may also be named after a part that is no district. */
function seatsOf(authority: string): ListedPlace[] {
	const beginning = placeAtStart(authority);
	if (beginning === undefined) return [];
	const branch = BRANCH.exec(authority.slice(beginning.length))?.[1];
	return beginning.places.map((place) => {
		if (place.county !== '' || branch === undefined) return place;
		const names = DISTRICT_ENDS.map((end) => branch + end);
		const county = names.find((name) => hasCounty(place, name));
		return { ...place, county: county ?? '' };
	});
}
