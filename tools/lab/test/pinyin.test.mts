import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { UNICODE_NOTICE } from '../tables/pinyin/unicode-notice.mts';

const textOf = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

test("Unicode's notice stays with the data, in the package and in NOTICE", () => {
	const plain = (text: string) => text.replace(/^ \* ?/gm, '').replace(/\s+/g, ' ');
	for (const file of ['domain/card/pinyin-data.ts', 'dist/domain/card/pinyin-data.js', 'NOTICE']) {
		expect(plain(textOf(file))).toContain(plain(UNICODE_NOTICE));
	}
});
