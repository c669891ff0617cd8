import { PLACE_NAMES } from './place-name-data.mts';
import type { Glyph } from './placed-line.mts';

/** A province, prefecture or county and, where it is not the lowest, what lies within it. */
interface Place {
	name: readonly string[];
	within: readonly Place[];
}

/** A place whose name may stand at some point of a text, and how likely it is beside what was read. */
interface Candidate {
	place: Place;
	/** Probability of the name's characters over that of the read ones; 1 where they are the same. */
	odds: number;
}

/** Least odds where the place above is known, so that a few names alone are possible, and where not. */
const MIN_ODDS = { known: 0.0005, unknown: 0.02 };

/** The best name must be this many times likelier than the next one. */
const MIN_MARGIN = 3;

const HAN = /\p{Script=Han}/u;

const AUTHORITY = Array.from('公安局');
const BRANCH = Array.from('分局');

/** Characters of 住址. */
const LABEL_LENGTH = 2;

/**
 * The places at the head of an address, read as the closed set they are; see {@link placeAt}. What is left
 * of the label before a province is dropped.
 */
export function withKnownPlaces(address: readonly Glyph[]): readonly Glyph[] {
	const head = Array.from({ length: LABEL_LENGTH + 1 }, (_, start) => start);
	const province = head.find((start) => country().some(({ name }) => says(address, start, name)));
	return readPlaces(address.slice(province ?? 0)).glyphs;
}

/** The same for an authority, whose branch may be named after a district: 洛阳市公安局瀍河回族区分局. */
export function withKnownAuthority(issuer: readonly Glyph[]): readonly Glyph[] {
	const { glyphs, end, within } = readPlaces(issuer);
	if (!says(glyphs, end, AUTHORITY)) return glyphs;
	const start = end + AUTHORITY.length;
	const districts = within.flatMap(({ name }) => [name, name.slice(0, -1)]);
	const branches = districts
		.filter((name) => name.length > 1 && says(glyphs, start + name.length, BRANCH))
		.map((name) => ({ name, within: [] }));
	const branch = placeAt(glyphs, start, branches, MIN_ODDS.known);
	return branch === undefined ? glyphs : withNameAt(glyphs, start, branch.name);
}

/** Tells whether the text begins with the name of a place. */
export function beginsWithPlace(text: string): boolean {
	const head = Array.from(text);
	return allWithin(country()).some(({ name }) =>
		name.every((character, index) => character === head[index]),
	);
}

/** Reads one place after the other, each within the one before. */
function readPlaces(read: readonly Glyph[]) {
	let glyphs = read;
	let within = country();
	let minOdds = MIN_ODDS.unknown;
	// Specks before the first character are taken for dots.
	let end = Math.max(
		0,
		read.findIndex(({ text }) => HAN.test(text)),
	);
	while (within.length > 0) {
		const place = placeAt(glyphs, end, allWithin(within), minOdds);
		if (place === undefined) break;
		glyphs = withNameAt(glyphs, end, place.name);
		end += place.name.length;
		within = place.within;
		minOdds = MIN_ODDS.known;
	}
	return { glyphs, end, within };
}

/**
 * The place whose name stands at `start`: as read or, where no name was read, as the network's second-best
 * characters say it. `undefined` where none or more than one is likely: then the text stays as it was read.
 */
function placeAt(
	glyphs: readonly Glyph[],
	start: number,
	places: readonly Place[],
	minOdds: number,
): Place | undefined {
	const candidates = places.flatMap((place): Candidate[] => {
		const odds = oddsAt(glyphs, start, place.name);
		return odds >= minOdds ? [{ place, odds }] : [];
	});
	const [read] = candidates
		.filter(({ odds }) => odds === 1)
		.sort((one, other) => other.place.name.length - one.place.name.length);
	if (read !== undefined) return read.place;
	const [best, next] = candidates.sort((one, other) => other.odds - one.odds);
	if (best === undefined || best.odds < MIN_MARGIN * (next?.odds ?? 0)) return undefined;
	return best.place;
}

/** How likely the name is beside what was read; 0 where more than half of it was read otherwise. */
function oddsAt(glyphs: readonly Glyph[], start: number, name: readonly string[]): number {
	let odds = 1;
	let others = 0;
	for (const [index, character] of name.entries()) {
		const glyph = glyphs[start + index];
		if (glyph === undefined) return 0;
		if (glyph.text === character) continue;
		const { alternatives, probability } = glyph.reading;
		odds *= (alternatives.find(({ text }) => text === character)?.probability ?? 0) / probability;
		others++;
		if (odds === 0 || 2 * others > name.length) return 0;
	}
	// An alternative at a character's best step may be all but as likely as the character itself.
	return others === 0 ? 1 : Math.min(odds, 1 - Number.EPSILON);
}

/** The glyphs with those of the name in place of what was read from `start` on. */
function withNameAt(
	glyphs: readonly Glyph[],
	start: number,
	name: readonly string[],
): readonly Glyph[] {
	return glyphs.map((glyph, index) => {
		const character = name[index - start];
		return character === undefined || character === glyph.text
			? glyph
			: { ...glyph, text: character };
	});
}

function says(glyphs: readonly Glyph[], start: number, text: readonly string[]): boolean {
	return text.every((character, index) => glyphs[start + index]?.text === character);
}

/** The places and all that lies within them: addresses leave out what lies between, and so do authorities. */
function allWithin(places: readonly Place[]): readonly Place[] {
	return places.flatMap((place) => [place, ...allWithin(place.within)]);
}

let provinces: readonly Place[] | undefined;

/** The provinces, with what lies within them. */
function country(): readonly Place[] {
	provinces ??= PLACE_NAMES.map((line) => {
		const [province, ...prefectures] = line.split(' ');
		return { name: Array.from(province), within: prefectures.flatMap(prefectureOf) };
	});
	return provinces;
}

/** A prefecture with its counties, or the counties alone where they lie right below a province. */
function prefectureOf(text: string): readonly Place[] {
	const [name, list] = text.split(':');
	const names = list.split(',').filter((county) => county !== '');
	const counties = names.map((county) => ({ name: Array.from(county), within: [] }));
	return name === '' ? counties : [{ name: Array.from(name), within: counties }];
}
