import type { CharacterReading } from '../ocr/ctc-decode.mts';
import { SIMPLIFIED } from './traditional-characters.mts';

/**
 * The character as printed on cards, which use simplified characters. Networks trained on traditional
 * ones, too, read a blurred 时 as 時; the simplified form is taken if it is among the alternatives.
 */
export function printedCharacter({ text, alternatives }: CharacterReading): string {
	const simplified = SIMPLIFIED.get(text);
	if (simplified === undefined) return text;
	return alternatives.some((alternative) => alternative.text === simplified) ? simplified : text;
}
