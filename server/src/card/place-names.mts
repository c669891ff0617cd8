import type { Glyph } from './placed-line.mts';
import { allWithin, country, everywhere, type Place } from './places.mts';

/** A place whose name may stand at some point of a text, and how likely it is beside what was read. */
interface Candidate {
	place: Place;
	/** Probability of the name's characters over that of the read ones; 1 where they are the same. */
	odds: number;
}

/** Least odds where the place above is known, so that a few names alone are possible, and where not. */
const MIN_ODDS = { known: 0.0005, unknown: 0.02 };

/** A name of fewer characters says little beside its last one. */
const LONG_NAME = 3;

/** The best name must be this many times likelier than the next one. */
const MIN_MARGIN = 3;

/** A character surer than this is not taken for another one, whatever the list says. */
const SURE = 0.97;

const HAN = /\p{Script=Han}/u;

const AUTHORITY = Array.from('公安局');
const BRANCH = Array.from('分局');

/** Characters of 住址. */
const LABEL_LENGTH = 2;

/**
 * The places at the head of an address, read as the closed set they are; see {@link placeAt}. What is left
 * of the label, in a line of its own before a province, is dropped.
 */
export function withKnownPlaces(address: readonly Glyph[]): readonly Glyph[] {
	const start = address.findIndex(({ line }) => line !== address[0].line);
	const isLabel = start <= LABEL_LENGTH && country().some(({ name }) => says(address, start, name));
	return readPlaces(start > 0 && isLabel ? address.slice(start) : address).glyphs;
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
	// Branches are named after other places as well.
	const branch = placeAt(glyphs, start, branches, MIN_ODDS.unknown);
	return branch === undefined ? glyphs : withNameAt(glyphs, start, branch.name);
}

/** Reads one place after the other, each within the one before. */
function readPlaces(read: readonly Glyph[]) {
	let glyphs = read;
	let within: readonly Place[] = everywhere();
	let minOdds = MIN_ODDS.unknown;
	// Specks before the first character are taken for dots.
	let end = Math.max(
		0,
		read.findIndex(({ text }) => HAN.test(text)),
	);
	while (within.length > 0) {
		const place = placeAt(glyphs, end, within, minOdds);
		if (place === undefined) break;
		glyphs = withNameAt(glyphs, end, place.name);
		end += place.name.length;
		within = allWithin(place.within);
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
	const all = places.map(
		(place): Candidate => ({ place, odds: oddsAt(glyphs, start, place.name) }),
	);
	// A pack that does not know 隰 would take every 隰县 for 沁县.
	const unknown = all.some(({ odds }) => Number.isNaN(odds));
	const leastOf = ({ name }: Place) => (name.length < LONG_NAME ? MIN_ODDS.unknown : minOdds);
	const candidates = all.filter(
		({ place, odds }) =>
			odds === 1 || (!unknown && place.asReadOnly !== true && odds >= leastOf(place)),
	);
	const [read] = candidates
		.filter(({ odds }) => odds === 1)
		.sort((one, other) => other.place.name.length - one.place.name.length);
	if (read !== undefined) return read.place;
	const [best, ...others] = candidates.sort((one, other) => other.odds - one.odds);
	// Places of one name may lie in several cities; which of them it is matters little.
	const next = others.find(({ place }) => place.name.join('') !== best.place.name.join(''));
	const stands = best !== undefined && best.odds >= MIN_MARGIN * (next?.odds ?? 0);
	return stands ? best.place : undefined;
}

/**
 * How likely the name is beside what was read. 0 where more than half of it was read otherwise, or surely
 * so, or its last character, which says what it is: a street may begin like a district.
 */
function oddsAt(glyphs: readonly Glyph[], start: number, name: readonly string[]): number {
	if (glyphs[start + name.length - 1]?.text !== name[name.length - 1]) return 0;
	const others = name
		.map((character, index) => ({ character, glyph: glyphs[start + index] }))
		.filter(({ character, glyph }) => glyph.text !== character);
	if (2 * others.length > name.length) return 0;
	const odds = others.map(({ character, glyph }) => oddsOf(character, glyph));
	// A second-best character may be all but as likely as the best one, and is yet not what was read.
	return odds.reduce((product, one) => product * Math.min(one, 1 - Number.EPSILON), 1);
}

/** Probability of the character over that of the read one; that is not known of one the network never saw. */
function oddsOf(character: string, { reading, line: { line } }: Glyph): number {
	if (reading.probability > SURE) return 0;
	const seen = reading.alternatives.find(({ text }) => text === character)?.probability;
	if (seen !== undefined) return seen / reading.probability;
	return line.logLikelihood(character) === -Infinity ? NaN : 0;
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
