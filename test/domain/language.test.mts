import { describe, expect, test } from '@jest/globals';

import { API_ERRORS } from '../../domain/api-error.ts';
import { CHINESE } from '../../domain/language/chinese.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import type { Language } from '../../domain/language/language.ts';
import { PROBLEMS_OF } from '../../domain/card/problem-code.ts';
import { REVIEW_REASONS } from '../../server/src/card/review/review.mts';
import { UNREAD_REASONS } from '../../server/src/extra/unread.mts';

const FINDINGS = [
	...['missing', 'readings-differ', 'below-minimum', 'both-sides-in-image'],
	...['blurred', 'dark', 'card-cut-off', 'needed-review'],
	...Object.values(PROBLEMS_OF).flat(),
	...Object.keys(REVIEW_REASONS),
];
const UNREAD = Object.keys(UNREAD_REASONS).filter((code) => code !== 'card-not-readable');

describe.each<[string, Language]>([
	['English', ENGLISH],
	['Chinese', CHINESE],
])('%s has words for', (_, { findings, unread, codes, titles }) => {
	test('every finding, and for nothing else', () => {
		expect(Object.keys(findings).sort()).toEqual([...new Set(FINDINGS)].sort());
		expect(new Set(Object.values(findings)).size).toBe(Object.keys(findings).length);
	});

	test('every cause and code, and a title of its own for every column', () => {
		expect(Object.keys(unread).sort()).toEqual(UNREAD.sort());
		expect(Object.keys(codes)).toEqual(Object.keys(API_ERRORS));
		expect(new Set(Object.values(titles)).size).toBe(Object.keys(titles).length);
	});
});

/** Every sentence and word of a language, of every kind of argument. Names of files and the like are Chinese. */
function everythingIn(language: Language): string[] {
	const { titles, fields, sides, codes, connection, unread, lone, findings, notSent } = language;
	const { foreignReply, toCheck } = language;
	const sentences = [titles, fields, sides, codes, connection, unread, findings].flatMap((words) =>
		Object.values<string>(words),
	);
	const faults = ['no-code', 'no-data', 'not-json', 'redirect', 'too-long', 'wrong-type'] as const;
	const names = ['identity_name', 'valid_date_end'] as const;
	return [
		...sentences,
		...faults.map((fault) => foreignReply(fault, undefined)),
		...Object.values(lone).flatMap((sentence) => [
			sentence(1, 0, ['kind', 'place', 'age', 'name']),
			sentence(0, 1, []),
		]),
		...[
			language.unknownCode(4999),
			language.proxyStatus(503),
			language.serviceSaid({ chinese: '' }),
		],
		...[notSent.after('原因'), notSent.failed, notSent.stopped],
		...[language.noFiles, language.noFileIn('照片'), language.noFileIn(undefined)],
		...[language.empty('照片'), language.notALink('照片'), language.notBase64('照片')],
		...[language.emptyFile, language.tooLarge(7.5), language.unsupportedFormat(['JPEG', 'PNG'])],
		...[language.setting('照片'), language.failed('照片'), language.failedMasked],
		...[language.sideUnknown, language.notRead, language.severalCards],
		...[language.sidesDisagree, language.photographSides([1, 0]), language.photographCard],
		...[language.cardNotReadable(names, names), language.cardNotReadable([], [])],
		...[language.withColon(language.nthImage(2, undefined, '照片'), ''), language.bothShow(1)],
		...[language.couldNotRead(1, names), toCheck([{ field: 'side', reasons: FINDINGS }])],
	];
}

/** What is written like this in Chinese, too. */
const AS_IN_CHINESE =
	/\b(JPEG|PNG|WebP|TIFF|GIF|AVIF|HEIC|PDF|API|TLS|HTTP|JSON|base64|n8n|MB|code|data|https?:\/\/)|\bX\b/g;

test('Chinese sentences are Chinese, and English ones have no Chinese beside what cards print', () => {
	const chinese = everythingIn(CHINESE);
	expect(chinese.length).toBeGreaterThan(150);
	expect(chinese.filter((text) => /[A-Za-z]/.test(text.replace(AS_IN_CHINESE, '')))).toEqual([]);
	expect(chinese.filter((text) => /[,;:!?](?:\s|$|\p{Script=Han})/u.test(text))).toEqual([]);
	const english = everythingIn(ENGLISH).map((text) => text.replaceAll(/照片|原因|长期|男|女/g, ''));
	expect(english.filter((text) => /\p{Script=Han}|undefined/u.test(text))).toEqual([]);
});
