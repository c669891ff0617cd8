import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import type { TextLine } from '../ocr/text-line.mts';

/** Words seen in place of a group on cards (people not counted among the 56). */
const OTHER_WORDS = new Set(['穿青人', '其他', '外国血统']);

/** Natural logarithm of how much likelier the best group must be than the next one. */
const MIN_MARGIN = 1;

/** Below this log-likelihood per character the line does not say the group at all. */
const MIN_SCORE = -6;

/**
 * Reads the ethnic group at the end of a line: `before` is what the line says ahead of it, `read`
 * what was recognized in its place. The groups are a closed set, so each is scored against the
 * network's own probabilities, and one is taken where it stands out.
 */
export function readEthnicGroup(line: TextLine, before: string, read: string): string | null {
	const plain = read.replace(/族$/, '');
	if (ETHNIC_GROUPS.includes(plain) || OTHER_WORDS.has(plain)) return plain;
	const scored = ETHNIC_GROUPS.map((group) => ({
		group,
		score: line.logLikelihood(before + group),
	})).sort((one, other) => other.score - one.score);
	const [best, second] = scored;
	// A pack that does not know 仫 would take every 仫佬 for 仡佬.
	const unknown = scored.filter(({ score }) => score === -Infinity);
	if (unknown.some(({ group }) => isLike(group, best.group))) return null;
	const stands = best.score - second.score >= MIN_MARGIN;
	return stands && best.score > MIN_SCORE * (best.group.length + 1) ? best.group : null;
}

/** Tells whether two names have as many characters and one of them in the same place. */
function isLike(one: string, other: string): boolean {
	const characters = Array.from(other);
	const same = (character: string, index: number) => characters[index] === character;
	return one.length === other.length && Array.from(one).some(same);
}
