import type { Glyph } from './glyph.mts';
import { withDescendants, provinces, allPlaces, type Place } from './places.mts';

/** A place with a name that may be at some position of a text. */
interface Candidate {
	place: Place;
	/** Likelihood ratio of the name to the recognized characters; 1 where they are the same. */
	ratio: number;
}

/** Minimum likelihood ratio where the parent place is known, which leaves few candidates, and where not. */
const MIN_RATIO = { known: 0.0005, unknown: 0.02 };

/** Names with fewer characters have few beside the generic last one. */
const LONG_NAME = 3;

/** The best name must be this many times as likely as the next one. */
const MIN_MARGIN = 3;

/** Characters with a higher confidence are never replaced. */
const HIGH_CONFIDENCE = 0.97;

const HAN = /\p{Script=Han}/u;

const AUTHORITY = Array.from('公安局');
const BRANCH = Array.from('分局');

/** Characters of 住址. */
const LABEL_LENGTH = 2;

/**
 * Matches the start of an address against the closed set of places; see {@link placeAt}. Drops the
 * rest of a label on a separate line before a province.
 */
export function withKnownPlaces(address: readonly Glyph[]): readonly Glyph[] {
	const start = address.findIndex(({ line }) => line !== address[0].line);
	const isLabel =
		start <= LABEL_LENGTH && provinces().some(({ name }) => hasTextAt(address, start, name));
	return readPlaces(start > 0 && isLabel ? address.slice(start) : address).glyphs;
}

/** The same for an authority; its branch may be named after a district: 洛阳市公安局瀍河回族区分局. */
export function withKnownAuthority(issuer: readonly Glyph[]): readonly Glyph[] {
	const { glyphs, end, within } = readPlaces(issuer);
	if (!hasTextAt(glyphs, end, AUTHORITY)) return glyphs;
	const start = end + AUTHORITY.length;
	const districts = within.flatMap(({ name }) => [name, name.slice(0, -1)]);
	const branches = districts
		.filter((name) => name.length > 1 && hasTextAt(glyphs, start + name.length, BRANCH))
		.map((name) => ({ name, within: [] }));
	// Branches are also named after other places.
	const branch = placeAt(glyphs, start, branches, MIN_RATIO.unknown);
	return branch === undefined ? glyphs : withNameAt(glyphs, start, branch.name);
}

/** Matches one place after another, each within the previous one. */
function readPlaces(read: readonly Glyph[]) {
	let glyphs = read;
	let within: readonly Place[] = allPlaces();
	let minRatio = MIN_RATIO.unknown;
	// Specks before the first character are recognized as dots.
	let end = Math.max(
		0,
		read.findIndex(({ text }) => HAN.test(text)),
	);
	while (within.length > 0) {
		const place = placeAt(glyphs, end, within, minRatio);
		if (place === undefined) break;
		glyphs = withNameAt(glyphs, end, place.name);
		end += place.name.length;
		within = withDescendants(place.within);
		minRatio = MIN_RATIO.known;
	}
	return { glyphs, end, within };
}

/**
 * The place with its name at `start`: the recognized name or, if that is no place, the one that the
 * network's second-best characters make likely. `undefined` where none or several are likely.
 */
function placeAt(
	glyphs: readonly Glyph[],
	start: number,
	places: readonly Place[],
	minRatio: number,
): Place | undefined {
	const all = places.map(
		(place): Candidate => ({ place, ratio: ratioAt(glyphs, start, place.name) }),
	);
	// A model pack without 隰 in its alphabet would read every 隰县 as 沁县.
	const unknown = all.some(({ ratio }) => Number.isNaN(ratio));
	const minRatioOf = ({ name }: Place) => (name.length < LONG_NAME ? MIN_RATIO.unknown : minRatio);
	const candidates = all.filter(
		({ place, ratio }) =>
			ratio === 1 || (!unknown && place.exactOnly !== true && ratio >= minRatioOf(place)),
	);
	const [read] = candidates
		.filter(({ ratio }) => ratio === 1)
		.sort((one, other) => other.place.name.length - one.place.name.length);
	if (read !== undefined) return read.place;
	const [best, ...others] = candidates.sort((one, other) => other.ratio - one.ratio);
	// Several cities may have places of one name; which of them it is does not matter.
	const next = others.find(({ place }) => place.name.join('') !== best.place.name.join(''));
	const isClear = best !== undefined && best.ratio >= MIN_MARGIN * (next?.ratio ?? 0);
	return isClear ? best.place : undefined;
}

/**
 * Likelihood ratio of the name to the recognized characters. 0 where more than half of them differ, a
 * differing one has a high confidence, or the last one, the generic term, differs: a street may begin
 * like a district.
 */
function ratioAt(glyphs: readonly Glyph[], start: number, name: readonly string[]): number {
	if (glyphs[start + name.length - 1]?.text !== name[name.length - 1]) return 0;
	const others = name
		.map((character, index) => ({ character, glyph: glyphs[start + index] }))
		.filter(({ character, glyph }) => glyph.text !== character);
	if (2 * others.length > name.length) return 0;
	const ratios = others.map(({ character, glyph }) => ratioOf(character, glyph));
	// Below 1 even for a second-best character as likely as the best one: it was not recognized.
	return ratios.reduce((product, one) => product * Math.min(one, 1 - Number.EPSILON), 1);
}

/** Likelihood ratio of one character; NaN for a character outside the network's alphabet. */
function ratioOf(character: string, { reading, line: { line } }: Glyph): number {
	if (reading.probability > HIGH_CONFIDENCE) return 0;
	const seen = reading.alternatives.find(({ text }) => text === character)?.probability;
	if (seen !== undefined) return seen / reading.probability;
	return line.logLikelihood(character) === -Infinity ? NaN : 0;
}

/** The glyphs with the name's characters from `start` on. */
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

function hasTextAt(glyphs: readonly Glyph[], start: number, text: readonly string[]): boolean {
	return text.every((character, index) => glyphs[start + index]?.text === character);
}
