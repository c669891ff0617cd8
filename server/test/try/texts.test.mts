import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { ENGLISH as OF_CARDS } from '../../../domain/language/english.ts';
import { REVIEW_REASONS } from '../../src/card/review/review.mts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { WARNINGS } from '../../src/extra/warnings.mts';
import { HINTS } from '../../src/photo-links/photo-hint.mts';
import { REASONS } from '../../src/errors/why.mts';
import { cardText } from '../../try/card-text.js';
import { CHINESE } from '../../try/chinese-text.js';
import { ENGLISH } from '../../try/english-text.js';
import { CHINESE as FOLDER_CHINESE } from '../../try/folder/chinese-text.js';
import { ENGLISH as FOLDER_ENGLISH } from '../../try/folder/english-text.js';
import { CHINESE as PHOTO_CHINESE } from '../../photo/chinese-text.js';
import { ENGLISH as PHOTO_ENGLISH } from '../../photo/english-text.js';

/** The placeholders for values in a text. */
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

/** The English that a page's HTML says, in the place of each text. */
function saidBy(page: string): Record<string, string> {
	const html = readFileSync(new URL(`../../${page}/index.html`, import.meta.url), 'utf8');
	const places = html.matchAll(/data-word="(\w+)"[^>]*>([^<]*)</g);
	return Object.fromEntries([...places].map(([, word, text]) => [word, text]));
}

const TRY = { ...saidBy('try'), ...ENGLISH };

describe.each([
	['/try', TRY, CHINESE],
	['/folder', { ...TRY, ...saidBy('try/folder'), ...FOLDER_ENGLISH }, FOLDER_CHINESE],
	['/photo', { ...saidBy('photo'), ...PHOTO_ENGLISH }, PHOTO_CHINESE],
])('the texts of %s', (_, english, chinese) => {
	test('are the same in both languages, with the same placeholders', () => {
		const placesOf = (words: Record<string, string>) =>
			Object.fromEntries(Object.entries(words).map(([key, text]) => [key, placesIn(text)]));
		expect(placesOf(chinese)).toEqual(placesOf(english));
	});

	test('are each in their language', () => {
		const written = (text: string) => text.replace(/\{\w+\}/g, '');
		const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
		const hasWords = (text: string) => /[a-z]{2}/i.test(text);
		// What it says of cards quotes them.
		const isOwn = (text: string) => !Object.values(cardText(OF_CARDS)).includes(text);
		expect(Object.values<string>(english).filter(isOwn).filter(isChinese)).toEqual([]);
		const untranslated = Object.keys(english).filter(
			(key) => hasWords(written(english[key])) && !isChinese(chinese[key]),
		);
		expect(untranslated).toEqual([]);
		const inChinese = Object.values(chinese).map((text) =>
			written(text).replace(/base64|HTTP|Self-Hosted Server|Service|Base URL/g, ''),
		);
		expect(inChinese.filter((text) => /[a-z]{2}/.test(text))).toEqual([]);
	});
});

describe('there is a text for every', () => {
	test.each([
		['warning', 'warning', Object.keys(WARNINGS)],
		['reason to look at a field', 'reason', Object.keys(REVIEW_REASONS)],
		['field', 'field', ID_CARD_FIELD_NAMES],
	])('%s', (_, group, names) => {
		expect(names.filter((name) => !(`${group}.${name}` in ENGLISH))).toEqual([]);
	});
});

test('/photo has a sentence for every hint, and knows an expired link by what the server says', () => {
	const names = Object.keys(HINTS).map((hint) => `hint.${hint}`);
	expect(names.filter((name) => !(name in PHOTO_ENGLISH))).toEqual([]);
	expect(REASONS['link-expired']).toEqual([expect.any(String), expect.stringContaining('expired')]);
	expect(String(REASONS['link-invalid'])).not.toContain('expired');
});
