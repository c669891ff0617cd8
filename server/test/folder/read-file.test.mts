import { expect, test } from '@jest/globals';

import type { IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { Extra, ExtraCard } from '../../../domain/extra.ts';
import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import { isLeftBySystem, readFileOf } from '../../src/folder/read-file.mts';
import { tableOf, TABLE_COLUMNS } from '../../src/folder/rows.mts';

test('two sides beside what may be an unread card need a look, and their page is not called unread', () => {
	const portrait = { ...emptyIdCardFields(), side: 1 as const, identity_name: '样本' };
	const emblem = { ...emptyIdCardFields(), side: 0 as const, issued_by: '临湘市公安局' };
	const cards = [portrait, emblem].map((fields) => {
		return { page: 1, fields, details: {}, warnings: [], needsReview: [], quality: {} };
	}) as unknown as ExtraCard[];
	const table = (unread: object) => {
		const pages = [{ page: 1, width: 9, height: 5, ...unread }];
		const extra = { cards, pages } as unknown as Extra;
		const reply: IdCardOcrReply = { code: 0, msg: '', data: portrait, extra };
		return tableOf([readFileOf('a.jpg', reply, 0)], {
			columns: new Set(TABLE_COLUMNS),
			naming: 'api',
			languages: [ENGLISH],
			minimumConfidence: null,
			referenceDate: '2026-01-01',
			mask: 'off',
		});
	};
	const { people, notRead } = table({ unread: true });
	expect(people.map(({ person }) => [person.evidence[0], person.isProposed])).toEqual([
		['beside-unread', true],
	]);
	expect(notRead).toEqual([]);
	expect(table({}).people.map(({ person }) => person.isProposed)).toEqual([false]);
});

test.each(['._IMG_1.jpg', '.DS_Store', '样本/.DS_Store', '.localized', 'Thumbs.db', 'desktop.ini'])(
	'%s is left by a system',
	(name) => expect(isLeftBySystem(name)).toBe(true),
);

test.each(['.trashed-1700000000-IMG_1.jpg', '.jpg', '.样本/IMG_1.jpg', 'notes.txt', 'my.DS_Store'])(
	'%s may be a photo, or says that it is none',
	(name) => expect(isLeftBySystem(name)).toBe(false),
);
