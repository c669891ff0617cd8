import { expect, test } from '@jest/globals';

import { sourceFormatOf, tellsFormat } from '../../src/image/source-formats.mts';

/** The first box of an ISO media file with these brands. */
const ftyp = (major: string, ...compatible: string[]) => {
	const text = `ftyp${major}\0\0\0\0${compatible.join('')}`;
	return `\0\0\0${String.fromCharCode(4 + text.length)}${text}`;
};

test.each([
	['\xff\xd8\xff\xe0', 'jpeg'],
	['\x89PNG\r\n\x1a\n', 'png'],
	['\xff\xd8', undefined],
	['\x89PNG', undefined],
	['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
	['RIFF\x10\0\0\0WAVEfmt ', undefined],
	['II*\0\x08\0\0\0', 'tiff'],
	['MM\0*\0\0\0\x08', 'tiff'],
	['MM\0+\0\x08\0\0', 'tiff'],
	['GIF87a', 'gif'],
	['GIF89a', 'gif'],
	['GIF90a', undefined],
	['%PDF-1.4', 'pdf'],
	[' %PDF-1.4', undefined],
	[ftyp('heic', 'mif1', 'heic'), 'heic'],
	[ftyp('mif1', 'heic'), 'heic'],
	[ftyp('avif', 'mif1'), 'avif'],
	[ftyp('mif1', 'mif1', 'avif'), 'avif'],
	[`${ftyp('mp42', 'isom')}heic`, undefined],
	['\0\0\0\x18ftyp', undefined],
	['<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
	['', undefined],
])('%j is %s', (text, format) => {
	expect(sourceFormatOf(Buffer.from(text, 'latin1'))).toBe(format);
});

test('the format is told as soon as it can be', () => {
	const tells = (text: string) => tellsFormat(Buffer.from(text, 'latin1'));
	expect(tells('<html><body')).toBe(false);
	expect(tells('<html><body>')).toBe(true);
	const brands = ftyp('mif1', 'mif1', 'avif');
	expect(tells(brands.slice(0, -1))).toBe(false);
	expect(tells(brands)).toBe(true);
	// A list of brands that never ends.
	expect(tells(`\xff\xff\xff\xffftyp${'heic'.repeat(61)}`)).toBe(false);
	expect(tells(`\xff\xff\xff\xffftyp${'heic'.repeat(62)}`)).toBe(true);
});
