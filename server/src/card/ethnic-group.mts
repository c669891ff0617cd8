import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import type { TextLine } from '../ocr/text-line.mts';

/** Words printed instead of a group (for people not counted among the 56). */
const OTHER_WORDS = new Set(['穿青人', '其他', '外国血统']);

/** Minimum margin between the log-likelihoods of the best two groups. */
const MIN_MARGIN = 1;

/** Minimum log-likelihood per character. */
const MIN_SCORE = -6;

/**
 * Reads the ethnic group at the end of a line: `before` is the line's text ahead of it, `read` the
 * recognized group. The groups are a closed set: each is scored by the network's probabilities, and
 * the best one is taken if its margin is large enough; otherwise returns `null`.
 */
export function readEthnicGroup(line: TextLine, before: string, read: string): string | null {
	const plain = read.replace(/族$/, '');
	if (ETHNIC_GROUPS.includes(plain) || OTHER_WORDS.has(plain)) return plain;
	const scored = ETHNIC_GROUPS.map((group) => ({
		group,
		score: line.logLikelihood(before + group),
	})).sort((one, other) => other.score - one.score);
	const [best, second] = scored;
	// A model pack without 仫 in its alphabet would read every 仫佬 as 仡佬.
	const unknown = scored.filter(({ score }) => score === -Infinity);
	if (unknown.some(({ group }) => isLike(group, best.group))) return null;
	const isClear = best.score - second.score >= MIN_MARGIN;
	return isClear && best.score > MIN_SCORE * (best.group.length + 1) ? best.group : null;
}

/** Whether two names have the same length and a character in the same position. */
function isLike(one: string, other: string): boolean {
	const characters = Array.from(other);
	const same = (character: string, index: number) => characters[index] === character;
	return one.length === other.length && Array.from(one).some(same);
}
