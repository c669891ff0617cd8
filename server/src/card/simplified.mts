import type { CharacterReading } from '../ocr/ctc-decode.mts';
import { SIMPLIFIED } from './traditional-characters.mts';

/**
 * The character as cards print it. Networks that know traditional characters take a blurred 时
 * for 時; cards of the mainland print simplified ones, so the simplified form is taken where the
 * network thought of it at all.
 */
export function printedCharacter({ text, alternatives }: CharacterReading): string {
	const simplified = SIMPLIFIED.get(text);
	if (simplified === undefined) return text;
	return alternatives.some((alternative) => alternative.text === simplified) ? simplified : text;
}
