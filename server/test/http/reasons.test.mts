import { expect, test } from '@jest/globals';

import type { ApiErrorCode } from '../../../domain/api-error.ts';
import { REASONS, type Why } from '../../src/errors/why.mts';
import { MESSAGES, STATUSES, wordsOf } from '../../src/http/reasons.mts';

test.each<[Why, string, string]>([
	[
		{ reason: 'url-address' },
		'图片地址不允许访问：仅支持公网地址',
		'The link may lead only to the public internet.',
	],
	[
		{ reason: 'url-port', ports: ['80', '443', '8000-8010'] },
		'图片地址不允许访问：仅支持 80、443、8000-8010 端口',
		'The link may lead only to these ports: 80, 443, 8000-8010.',
	],
	[
		{ reason: 'download-status', status: 404 },
		'图片下载失败：图片服务器返回 HTTP 404，请检查链接',
		'The image could not be downloaded: its server answered HTTP 404. Check the link.',
	],
	[
		{ reason: 'download-format', formats: ['PDF'] },
		'图片下载失败：内容不是 PDF 图片',
		'What is at the link must be a PDF.',
	],
	[
		{ reason: 'image-format', formats: ['JPG', 'PNG', 'PDF'] },
		'图片格式应为 JPG、PNG 或 PDF',
		'The file must be a JPG, PNG or PDF.',
	],
	[
		{ reason: 'document-too-many-pages', most: 20 },
		'文件页数过多，最多 20 页',
		'The file has too many pages: at most 20.',
	],
	[
		{ reason: 'watermark-characters', missing: ['𠀀'] },
		'extra.watermark 含有无法书写的字符：𠀀',
		'extra.watermark has characters beyond GB 2312, Latin letters and punctuation.',
	],
])('%j is told in Chinese and in English', (why, ...words) => {
	expect(wordsOf({ code: 4000, why })).toEqual(words);
});

test('every refusal is told in Chinese, and in a sentence of English that a header can hold', () => {
	const named = {
		methods: 'GET',
		megabytes: 7.5,
		keys: ['redact'],
		key: 'redact',
		items: ['birth'],
		origins: ['https://a.example'],
		kilobytes: 16,
		least: 1,
	};
	const others = {
		most: 40,
		missing: ['𠀀'],
		formats: ['JPG'],
		types: ['image/jpeg'],
		ports: ['80'],
		status: 404,
	};
	const all = [
		...(Object.keys(MESSAGES) as unknown as ApiErrorCode[]).map((code) => wordsOf({ code })),
		...Object.keys(REASONS).map((reason) =>
			wordsOf({ code: 4000, why: { reason, ...named, ...others } as Why }),
		),
	];
	expect(all.filter(([chinese]) => !/\p{Script=Han}/u.test(chinese))).toEqual([]);
	expect(all.filter(([, english]) => !/^[A-Za-z][ -~]+\.$/.test(english))).toEqual([]);
});

test('some reasons have an HTTP status of their own', () => {
	const reasons = ['body-too-slow', 'expectation', 'body-no-json'] as const;
	expect(reasons.map((reason) => STATUSES[reason])).toEqual([408, 417, undefined]);
});
