import { textOf, type PlacedLine } from './glyph.mts';

const PURPOSE = /仅[供限用作]|[只专]用于|复印(?:无效|有效|件)|再次复印|原件一致|他用无效/;

/** Whether a line states a purpose, as people write it across a copy of a card to limit its use. */
export function isPurpose({ glyphs }: PlacedLine): boolean {
	return PURPOSE.test(textOf(glyphs));
}
