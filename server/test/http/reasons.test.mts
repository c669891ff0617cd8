import { expect, test } from '@jest/globals';

import type { Why } from '../../src/errors/why.mts';
import { sentenceOf, statusOf } from '../../src/http/reasons.mts';

test.each<[Why, string]>([
	[{ reason: 'url-address' }, '图片地址不允许访问：仅支持公网地址'],
	[
		{ reason: 'url-port', ports: ['80', '443', '8000-8010'] },
		'图片地址不允许访问：仅支持 80、443、8000-8010 端口',
	],
	[{ reason: 'download-status', status: 404 }, '图片下载失败：图片服务器返回 HTTP 404'],
	[{ reason: 'download-too-large', megabytes: 7.5 }, '图片下载失败：图片过大，最大 7.5 MB'],
	[{ reason: 'download-format', formats: ['PDF'] }, '图片下载失败：内容不是 PDF 图片'],
	[{ reason: 'document-too-many-pages', most: 20 }, '文件页数过多，最多 20 页'],
])('%j is told in a sentence', (why, sentence) => {
	expect(sentenceOf(why)).toBe(sentence);
});

test('some reasons have an HTTP status of their own', () => {
	const reasons = ['body-too-slow', 'expectation', 'body-no-json'] as const;
	expect(reasons.map((reason) => statusOf({ reason }))).toEqual([408, 417, undefined]);
});
