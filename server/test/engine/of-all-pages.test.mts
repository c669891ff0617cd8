import { describe, expect, test } from '@jest/globals';

import type { Crops } from '../../src/crops/crops-of.mts';
import { ofAllPages, type PageReading } from '../../src/engine/of-all-pages.mts';
import { extraOf } from '../../src/extra/extra-of.mts';
import type { Unread } from '../../src/extra/unread.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { emblemLines, moved, portraitLines } from '../card/card-lines.mts';
import { greyImage, readingOf } from '../reading/made-reading.mts';

const IMAGE = greyImage({ width: 800, height: 1000 });

/** A page with these lines that was read for its details. */
function detailed(page: number, lines: TextLine[], images?: Crops[]): PageReading {
	const size = { width: 100 * page, height: 1000 };
	return { page, size, details: extraOf(readingOf(IMAGE, lines), IMAGE), images };
}

const emblem = (page: number, images?: Crops[]) => detailed(page, emblemLines(), images);
const portrait = (page: number, images?: Crops[]) => detailed(page, portraitLines(), images);
const blank = (page: number, images?: Crops[]) => detailed(page, [], images);

const extraOfPages = (...pages: PageReading[]) => ofAllPages(pages).extra;

const DARK = { reason: 'too-dark', retry: true } as const;

/** A page without a card, for this reason. */
function unreadPage(number: number, unread: Unread): PageReading {
	const { details, ...reading } = blank(number);
	return { ...reading, details: { ...details, unread } };
}

test('why there is no card is said if it holds for every page', () => {
	const sheet = { reason: 'blank', retry: true } as const;
	expect(extraOfPages(unreadPage(1, DARK), unreadPage(2, DARK)).unread).toEqual(DARK);
	expect(extraOfPages(unreadPage(1, DARK), unreadPage(2, sheet))).not.toHaveProperty('unread');
	expect(extraOfPages(unreadPage(1, DARK), portrait(2))).not.toHaveProperty('unread');
});

test('words of a card on any page are told, with the fields of all pages', () => {
	const words = (...seen: Unread['seen'] & {}): Unread => {
		return { reason: 'card-not-readable', retry: true, seen };
	};
	const front = unreadPage(2, words('gender', 'address'));
	const back = unreadPage(3, words('issued_by', 'identity_name'));
	expect(extraOfPages(unreadPage(1, DARK), front, back).unread).toEqual(
		words('identity_name', 'gender', 'address', 'issued_by'),
	);
	expect(extraOfPages(front, portrait(3))).not.toHaveProperty('unread');
});

describe('the two sides of a person on two pages', () => {
	test('may come the other way round, behind a page without a card', () => {
		const { cards } = extraOfPages(blank(1), emblem(2), portrait(3));
		expect(cards.map(({ page, fields: { side }, person }) => [page, side, person])).toEqual([
			[2, 0, 0],
			[3, 1, 0],
		]);
	});

	test('are one with a page after them that says the same again', () => {
		const { people } = extraOfPages(portrait(1), emblem(2), emblem(3));
		expect(people.map(({ cards }) => cards)).toEqual([[0, 1, 2]]);
	});
});

test('a page with what may be an unread card says so, and its two sides are only proposed as one card', () => {
	const lines = [...portraitLines(), ...moved(emblemLines(), 0, 500)];
	const extra = (hasUnread: boolean) =>
		extraOfPages({ ...detailed(1, lines), hasUnread }, blank(2));
	const { pages, people } = extra(true);
	expect(pages.map(({ unread }) => unread)).toEqual([true, undefined]);
	expect(people).toMatchObject([{ cards: [0, 1], needsReview: true }]);
	expect(extra(false).people).toMatchObject([{ cards: [0, 1], needsReview: false }]);
	expect(extra(false).pages[0]).not.toHaveProperty('unread');
});

test('a person’s own side on another page is joined, a stranger’s on the first is not', () => {
	const beijing = { 上海市公安局黄浦分局: '北京市公安局东城分局' };
	const stranger = moved(emblemLines(beijing), 0, 500);
	const both = detailed(1, [...portraitLines(), ...stranger]);
	const { cards } = extraOfPages(both, emblem(2));
	expect(cards.map(({ page, person }) => [page, person])).toEqual([
		[1, 0],
		[1, null],
		[2, 0],
	]);
});

describe('every page has its entry', () => {
	test('also where none has a card; the rest is then of the first', () => {
		const photo = detailed(1, [portraitLines()[0]]);
		const { pages, cards, people, lines } = extraOfPages(photo, blank(2));
		expect(pages.map(({ page }) => page)).toEqual([1, 2]);
		expect([cards, people]).toEqual([[], []]);
		expect(lines).toHaveLength(1);
	});
});

test('cut-outs stay with their cards', () => {
	const { cards } = extraOfPages(
		...[blank(1, []), emblem(2, [{ card: 'two' }])],
		portrait(3, [{ card: 'three' }]),
	);
	expect(cards.map(({ page, crops }) => [page, crops])).toEqual([
		[2, { card: 'two' }],
		[3, { card: 'three' }],
	]);
	expect(extraOfPages(emblem(1)).cards[0]).not.toHaveProperty('crops');
});
