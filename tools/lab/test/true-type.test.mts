import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';

import { GlyphFont } from '../specimens/type/glyph-font.mts';
import { missingCharacters, purposeFont } from '../../../server/src/font/purpose-font.mts';
import { TrueTypeFont } from '../../../server/src/font/true-type.mts';

const fileOf = (path: string) => createRequire(import.meta.url).resolve(path);
const PURPOSE = fileOf('@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf');
// Its accented letters are composite glyphs.
const COMPOSED = fileOf('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

async function drawn(path: string, unitsPerEm: number): Promise<Buffer> {
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="160"><rect width="120" height="160" fill="#fff"/>` +
		`<path transform="translate(10 120) scale(${100 / unitsPerEm} ${-100 / unitsPerEm})" d="${path}"/></svg>`;
	return sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
}

test.each([
	...Array.from('仅供办理入职使用复Ag8%，。', (character) => [PURPOSE, character] as const),
	...Array.from('AÀéñÇü', (character) => [COMPOSED, character] as const),
])('draws %s %s as fontkit does', async (file, character) => {
	const font = new TrueTypeFont(readFileSync(file));
	const other = new GlyphFont(file);
	const { path, width } = font.lineOf(character);
	const expected = other.glyph(character);
	expect([width, font.unitsPerEm]).toEqual([expected.advance, other.unitsPerEm]);
	const [own, theirs] = [
		await drawn(path, font.unitsPerEm),
		await drawn(expected.path, other.unitsPerEm),
	];
	expect(own.some((value) => value < 128)).toBe(true);
	const most = own.reduce((most, value, at) => Math.max(most, Math.abs(value - theirs[at])), 0);
	expect(most).toBeLessThan(40);
});

test('a line is its characters side by side', () => {
	const font = purposeFont();
	const [one, two, both] = ['供', '用', '供用'].map((text) => font.lineOf(text));
	expect(both.width).toBe(one.width + two.width);
	expect(both.path.startsWith(one.path)).toBe(true);
	expect(both.path.length).toBeGreaterThan(one.path.length + two.path.length / 2);
});

test('the font has every character of GB 2312, and the dot of names', () => {
	const gb2312 = new TextDecoder('gb2312');
	let characters = '';
	for (let high = 0xb0; high <= 0xf7; high++) {
		for (let low = 0xa1; low <= 0xfe; low++) characters += gb2312.decode(Uint8Array.of(high, low));
	}
	const ideographs = [...characters].filter((character) => /\p{Script=Han}/u.test(character));
	expect(ideographs).toHaveLength(6763);
	expect(missingCharacters(`${ideographs.join('')}·， 09azAZ`)).toEqual([]);
	expect(missingCharacters('用𠮷用𠮷')).toEqual(['𠮷']);
	expect(() => purposeFont().lineOf('𠮷')).toThrow(RangeError);
});

test('a file that is not a font is rejected', () => {
	expect(() => new TrueTypeFont(new Uint8Array(400))).toThrow('no table head');
});
