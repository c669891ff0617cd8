import { textOf, type PlacedLine } from './glyph.mts';

const PURPOSE = /仅[供限用作]|[只专]用于|复印(?:无效|有效|件)|再次复印|原件一致|他用无效/;

/** Whether a line says what a copy of a card may be used for, as people write across it. */
export function isPurpose({ glyphs }: PlacedLine): boolean {
	return PURPOSE.test(textOf(glyphs));
}
