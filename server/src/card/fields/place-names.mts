import type { Glyph } from '../print/glyph.mts';
import { allPlaces, KIND, placeNamed, provinces, withDescendants, type Place } from './places.mts';
import { isTraditional } from '../print/simplified.mts';

/** A place with a name that may be at some position of a text. */
interface Candidate {
	place: Place;
	/** Logarithm of the likelihood ratio of the name to the recognized characters; 0 if they are the same. */
	ratio: number;
	/** `ratio` plus what its proper characters are worth: long names rarely match by chance. */
	evidence: number;
}

/**
 * Natural logarithm of the evidence in each proper character of a name: other names would have another
 * character there.
 */
const WORTH = 5;

/** Cost of choosing a place, in the same units: low among the few within a known one, high among all. */
const COST = { known: 2, unknown: 6 };

/**
 * Loss of likelihood that is always tolerated, in the same units. It decides for names with one proper
 * character, whose worth alone would allow less: few such names are alike.
 */
const SHORT = 3.9;

/** Fewest characters of a name whose last one, the kind of place, may have been misread. */
const LONG_NAME = 3;

/** Ends of street and village names, which may begin like a district: not a misread kind of place. */
const STREET = /[街路道镇乡村里巷号]/;

/** Probability assumed for a character that is not among the alternatives. */
const MIN_PROBABILITY = 1e-4;

/** Natural logarithm of how many times likelier than the next name the best one must be. */
const MIN_MARGIN = Math.log(3);

/** Characters with a higher confidence are never replaced. */
const HIGH_CONFIDENCE = 0.975;

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
		.map((name) => placeNamed(name.join('')));
	// Branches are also named after other places.
	const branch = placeAt(glyphs, start, branches, COST.unknown);
	return branch === undefined ? glyphs : withNameAt(glyphs, start, branch.name);
}

/** Matches one place after another, each within the previous one. */
function readPlaces(read: readonly Glyph[]) {
	let glyphs = read;
	let within: readonly Place[] = allPlaces();
	let cost = COST.unknown;
	// Specks before the first character are recognized as dots.
	let end = Math.max(
		0,
		read.findIndex(({ text }) => HAN.test(text)),
	);
	while (within.length > 0) {
		const place = placeAt(glyphs, end, within, cost);
		if (place === undefined) break;
		glyphs = withNameAt(glyphs, end, place.name);
		end += place.name.length;
		within = withDescendants(place.within);
		cost = COST.known;
	}
	return { glyphs, end, within };
}

/**
 * The place named at `start`: the recognized name or, if that is no place, the one that the network's
 * alternatives make likely. `undefined` if none is likely, or several are.
 */
function placeAt(
	glyphs: readonly Glyph[],
	start: number,
	places: readonly Place[],
	cost: number,
): Place | undefined {
	const candidates: Candidate[] = [];
	for (const place of places) {
		const worth = WORTH * place.proper;
		const least = -Math.max(SHORT, worth - cost);
		const ratio = ratioAt(glyphs, start, place.name, least);
		// A model pack without 隰 in its alphabet would read every 隰县 as 沁县.
		if (Number.isNaN(ratio)) return exactAt(glyphs, start, places);
		const isLikely = ratio === 0 || (place.exactOnly !== true && ratio >= least);
		if (isLikely) candidates.push({ place, ratio, evidence: worth + ratio });
	}
	const exact = exactAt(glyphs, start, places);
	if (exact !== undefined) {
		// 广西 may be what was recognized of 广西壮族自治区.
		const begins = exact.name.join('');
		const longer = candidates.filter(({ place: { name } }) => name.join('').startsWith(begins));
		return longer.sort((one, other) => other.place.name.length - one.place.name.length)[0].place;
	}
	const [best, ...others] = candidates.sort((one, other) => other.evidence - one.evidence);
	// Several cities may have places of one name; which of them it is does not matter.
	const next = others.find(({ place }) => place.name.join('') !== best.place.name.join(''));
	const isClear = best !== undefined && best.evidence >= MIN_MARGIN + (next?.evidence ?? -Infinity);
	return isClear ? best.place : undefined;
}

/** The place with the longest name that was recognized exactly. */
function exactAt(glyphs: readonly Glyph[], start: number, places: readonly Place[]) {
	return places
		.filter(({ name }) => hasTextAt(glyphs, start, name))
		.sort((one, other) => other.name.length - one.name.length)[0] as Place | undefined;
}

/**
 * Logarithm of the likelihood ratio of the name to the recognized characters, −∞ once it is below
 * `least`; NaN for a name outside the network's alphabet that it may have read as these characters.
 */
function ratioAt(
	glyphs: readonly Glyph[],
	start: number,
	name: readonly string[],
	least: number,
): number {
	let [sum, isUnknown] = [0, false];
	for (const [index, character] of name.entries()) {
		const glyph = glyphs[start + index] as Glyph | undefined;
		if (glyph === undefined) return -Infinity;
		if (glyph.text === character || isTraditional(glyph.text, character)) continue;
		const seen = glyph.reading.alternatives.find(({ text }) => text === character);
		const { probability } = glyph.reading;
		if (probability > HIGH_CONFIDENCE) return -Infinity;
		const isKind = index === name.length - 1;
		const isLong = name.length >= LONG_NAME && KIND.test(character);
		if (isKind && (!isLong || seen === undefined || STREET.test(glyph.text))) return -Infinity;
		// Below 0 even for an equally likely alternative: 0 means an exact match.
		sum += Math.min(
			Math.log((seen?.probability ?? MIN_PROBABILITY) / probability),
			-Number.EPSILON,
		);
		isUnknown ||= seen === undefined && glyph.line.line.logLikelihood(character) === -Infinity;
		if (sum < least && !isUnknown) return -Infinity;
	}
	return isUnknown ? NaN : sum;
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
