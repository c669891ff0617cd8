import { describe, expect, test } from '@jest/globals';

import { checkReply } from '../../domain/api-reply.ts';
import { emptyIdCardFields, ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';

const BOX = [
	[0, 0],
	[9, 0],
	[9, 5],
	[0, 5],
];
const JPEG = '/9j/4AAQSkZJRgABAQAAAQABAAA=';
const details = Object.fromEntries(
	ID_CARD_FIELD_NAMES.map((name) => [name, { confidence: null, box: null }]),
);
const fields = { ...emptyIdCardFields(), side: 1, identity_name: '样本' };

/** A reply's `extra` as a server sends it, with keys that the node does not use. */
function extra() {
	return structuredClone({
		version: 2,
		fields: { ...details, identity_name: { confidence: 0.7, box: BOX } },
		quality: { blur: 0.2, glare: 0, brightness: 0.7, cutOff: false },
		lines: [{ text: '样本', confidence: 1, box: BOX }],
		cards: [
			{
				page: 1,
				fields,
				details,
				box: BOX,
				angle: 359.9,
				person: 0,
				needsReview: [{ field: 'address', reasons: ['gap'] }],
				quality: { blur: 0.5, glare: 0, brightness: 0.7, cutOff: false },
				warnings: ['marked-copy'],
				crops: { card: JPEG, portrait: null, redacted: JPEG, copy: JPEG },
			},
		],
		people: [{ cards: [0], provenBy: ['same-number'], needsReview: false }],
		warnings: ['both-sides-in-one-picture'],
		needsReview: [{ field: 'identity_name', reasons: ['low-confidence', 'gap'] }],
		pages: [{ page: 1, width: 9, height: 5 }],
	});
}

/** Returns these details with another value at a path, or none there. */
function spoiled(path: string, value?: unknown): object {
	const given = extra();
	const keys = path.split('.');
	const last = keys.pop()!;
	const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, {
		...given,
	} as Record<string, unknown>);
	if (parent === undefined) throw new Error(`There is no ${path}`);
	parent[last] = value;
	return keys.length === 0 ? parent : given;
}

const replyWith = (given: unknown, code = 0) => ({ code, msg: '', data: fields, extra: given });
const check = (given: unknown, code = 0) => checkReply(replyWith(given, code), true);

describe('the details of a reply', () => {
	test('are returned without the keys that the node does not use', () => {
		const { fields: own, quality, cards, people, warnings, needsReview, pages } = extra();
		const used = {
			version: 2,
			fields: own,
			quality,
			people,
			warnings,
			needsReview,
			cards,
			pages,
		};
		const checked = check(extra());
		expect(checked.ok && checked.reply.extra).toEqual(used);
	});

	test('say of some pages that a card there was not read', () => {
		const [page] = extra().pages;
		const pages = [{ ...page, unread: true }, page];
		for (const unread of [undefined, { reason: 'blank', retry: true }]) {
			const checked = check({ ...extra(), pages, unread });
			expect(checked.ok && checked.reply.extra!.pages).toEqual(pages);
		}
	});

	test.each([undefined, {}, { card: JPEG, portrait: null }])(
		'may have some images or none: %j',
		(crops) => {
			const checked = check(spoiled('cards.0.crops', crops));
			expect(checked.ok && checked.reply.extra!.cards[0].crops).toEqual(crops);
		},
	);

	test('are left out where nobody asked', () => {
		const checked = checkReply(replyWith(extra()));
		expect(checked.ok && 'extra' in checked.reply).toBe(false);
	});

	test('may be missing beside an image that shows no card, and are never read beside a refusal', () => {
		expect(check(undefined, 5021)).toMatchObject({ ok: true, reply: { code: 5021 } });
		const unread = check({ ...extra(), cards: [], people: [] }, 5021);
		expect(unread).toMatchObject({ ok: true, reply: { extra: { cards: [] } } });
		expect(check('x', 4000)).toMatchObject({ ok: true, reply: { code: 4000 } });
	});

	test('may lack the quality of each card, as those of an older server do', () => {
		const { cards } = extra();
		const older = cards.map((card) => ({ ...card, quality: undefined, warnings: undefined }));
		const checked = check({ ...extra(), cards: older });
		expect(checked.ok && checked.reply.extra?.cards[0]).not.toHaveProperty('quality');
		expect(checked).toMatchObject({ ok: true, reply: { extra: { cards: [{ page: 1 }] } } });
	});

	test.each([
		// Of a later server.
		{ reason: 'held-askew', retry: true },
		{ reason: 'card-not-readable', retry: true, seen: ['identity_name', 'birth'] },
	])('may say why there is no card: %j', (unread) => {
		expect(check({ ...extra(), unread }, 5021)).toMatchObject({
			reply: { extra: { unread } },
		});
	});
});

test.each([
	['none', undefined],
	['text', '详情'],
	['those of a server without versions', { fields: details }],
	['those of a later version', { ...extra(), version: 3 }],
])('a reply with %s is one without details', (_, given) => {
	expect(check(given)).toEqual({ ok: true, reply: { code: 0, msg: '', data: fields } });
});

describe('a key that is not as it should be', () => {
	test.each([
		['identity_name', 'fields.identity_name.confidence', 1.1],
		['birth', 'fields.birth', undefined],
		['quality', 'quality', undefined],
		['glare', 'quality.glare', -1],
		['cards', 'cards', {}],
		['page', 'cards.0.page', 0],
		['side', 'cards.0.fields.side', 2],
		['box', 'cards.0.box', BOX.slice(1)],
		['person', 'cards.0.person', 1],
		['people', 'people.0.cards', [1]],
		['provenBy', 'people.0.provenBy', ['310101199001011234']],
		['warnings', 'warnings', ['上海市黄浦区']],
		['blur', 'cards.0.quality.blur', 2],
		['needsReview', 'needsReview.0.field', 'name'],
		['reasons', 'needsReview.0.reasons', [1]],
		['width', 'pages.0.width', 0.5],
		['reason', 'unread', { reason: '上海市黄浦区', retry: true }],
		['seen', 'unread', { reason: 'card-not-readable', retry: true, seen: ['于雨薇'] }],
	])('%s is named (%s), its value is not', (field, path, value) => {
		expect(check(spoiled(path, value))).toEqual({ ok: false, fault: 'wrong-type', field });
	});

	test.each(['cards', 'pages'] as const)('more %s than any document has', (key) => {
		const [one] = extra()[key];
		const many = (count: number) =>
			check(
				spoiled(
					key,
					Array.from({ length: count }, () => one),
				),
			);
		expect(many(1000)).toMatchObject({ ok: true });
		expect(many(1001)).toEqual({ ok: false, fault: 'wrong-type', field: key });
	});

	test.each([
		['crops', 'cards.0.crops', [JPEG]],
		['card', 'cards.0.crops.card', null],
		['portrait', 'cards.0.crops.portrait', 'iVBORw0KGgo='],
		['redacted', 'cards.0.crops.redacted', 'iVBORw0KGgo='],
		['copy', 'cards.0.crops.copy', null],
	])('an image: %s', (field, path, value) => {
		expect(check(spoiled(path, value))).toEqual({ ok: false, fault: 'wrong-type', field });
	});
});
