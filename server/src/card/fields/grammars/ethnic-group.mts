import { ETHNIC_ENTRIES, PRINTED_ETHNIC_GROUPS } from '../../../../../domain/ethnic-group.ts';
import { MIN_PROBABILITY } from '../../../ocr/ctc-decode.mts';
import { logLikelihood } from '../../../ocr/ctc-score.mts';
import type { TextLine } from '../../../ocr/text-line.mts';
import { textOf, type Glyph } from '../../print/glyph.mts';
import { hanOnly } from '../../print/printed-text.mts';
import { hypothesisOf, type Hypothesis } from '../hypothesis.mts';

/** Minimum margin between the log-likelihoods of the best two groups; without it, a golden group is wrong. */
const MIN_MARGIN = 1;

/**
 * By how much the text as read may be likelier than a group: one character of which the network saw nothing. Groups that were misread
 * lack 7 at most, and words outside the list 17 or more, in recorded lines of drawn cards.
 */
const MAX_LEAD = -Math.log(MIN_PROBABILITY);

/**
 * Reads the ethnic group at the end of a line: `before` is the line's text ahead of it, `read` the
 * recognized group. The groups are a closed set, given as printed, even under a former name: each is scored by
 * the network's probabilities, and the best one is taken if its margin is large enough and another word was not read clearly; otherwise returns `null`.
 */
export function readEthnicGroup(line: TextLine, before: string, read: string): string | null {
	const plain = read.replace(/族$/, '');
	if (ETHNIC_ENTRIES.includes(plain)) return plain;
	const [best, second] = PRINTED_ETHNIC_GROUPS.map((group) => ({
		group,
		score: logLikelihood(line.posterior, before + group + read.slice(plain.length)),
	})).sort((one, other) => other.score - one.score);
	const lead = logLikelihood(line.posterior, before + read) - best.score;
	return best.score - second.score >= MIN_MARGIN && lead <= MAX_LEAD ? best.group : null;
}

/** Reads the group after its label; one or both characters of the label may be misread or missing. */
export function readGroup(glyphs: Glyph[]): Hypothesis | null {
	const han = glyphs.filter(({ text }) => hanOnly(text) !== '' && !/^[男女]$/.test(text));
	const label = /^.{0,2}?(?:民族|民(?=.)|族(?=.))/u.exec(textOf(han))?.[0] ?? '';
	const value = han.slice(Array.from(label).length);
	if (value.length === 0) return null;
	const behindMisread = [1, '民族'.length].map((length) => han.slice(length)).find(isGroup);
	const group = groupIn(value) ?? behindMisread;
	if (group?.length === value.length) return hypothesisOf(textOf(group), group);
	const scored = likeliest(value, label);
	if (scored !== null || group === undefined) return scored;
	const text = textOf(group);
	// 土 may be all that was read of 土家.
	const isBeginning = ETHNIC_ENTRIES.some((one) => one !== text && one.startsWith(text));
	return isBeginning ? null : hypothesisOf(text, group);
}

/** The group that the last line of a value shows, if a label is before it and no more than a group after it. */
function likeliest(value: readonly Glyph[], label: string): Hypothesis | null {
	const { line } = value.at(-1)!.line;
	const own = value.filter((glyph) => glyph.line.line === line);
	const ahead = line.characters.slice(0, line.characters.indexOf(own[0].reading));
	const before = ahead.map(({ text }) => text).join('');
	if (value.length > LONGEST_GROUP + 1 || !/[民族]/.test(label + before)) return null;
	return hypothesisOf(readEthnicGroup(line, before, textOf(own)), own);
}

/** In characters, without 族. */
const LONGEST_GROUP = Math.max(...PRINTED_ETHNIC_GROUPS.map((group) => group.length));

const isGroup = (glyphs: readonly Glyph[]) => ETHNIC_ENTRIES.includes(textOf(glyphs));

/** The longest group that the characters begin with; the rest belongs to a mark. */
function groupIn(glyphs: readonly Glyph[]): readonly Glyph[] | undefined {
	const parts = glyphs.map((_, index) => glyphs.slice(0, index + 1));
	return parts.findLast(isGroup);
}
