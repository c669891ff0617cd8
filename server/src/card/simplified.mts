import type { CharacterReading } from '../ocr/ctc-decode.mts';
import { SIMPLIFIED } from './traditional-characters.mts';

/** A simplified form with less than this share of the traditional one's probability was not printed. */
const LIKELY = 0.02;

/**
 * The character as printed on cards, which use simplified characters. Networks trained on traditional
 * ones, too, read a blurred 时 as 時; the simplified form is taken if it is nearly as likely. Names are
 * registered with characters such as 濛 or 甯, which stand where they were read clearly.
 */
export function printedCharacter({ text, probability, alternatives }: CharacterReading): string {
	const simplified = SIMPLIFIED.get(text);
	const other = alternatives.find((alternative) => alternative.text === simplified);
	const isLikely = other !== undefined && other.probability >= LIKELY * probability;
	return isLikely ? other.text : text;
}

/** Whether a character is the traditional form of a simplified one. */
export function isTraditional(text: string, simplified: string): boolean {
	return SIMPLIFIED.get(text) === simplified;
}
