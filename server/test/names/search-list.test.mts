import { describe, expect, test } from '@jest/globals';

import { namesToAsk, parseSearchList } from '../../src/names/search-list.mts';

describe('the search list of resolv.conf', () => {
	test.each([
		['nameserver 1.1.1.1\n# search a.test\n; search b.test', { domains: [], dots: 1 }],
		['search a.test b.test.\n', { domains: ['a.test', 'b.test'], dots: 1 }],
		['domain a.test b.test', { domains: ['a.test'], dots: 1 }],
		['search a.test\ndomain b.test', { domains: ['b.test'], dots: 1 }],
		['options timeout:1 ndots:5 rotate\nsearch a.test', { domains: ['a.test'], dots: 5 }],
	])('%j', (text, list) => {
		expect(parseSearchList(text)).toEqual(list);
	});
});

describe('names to ask for', () => {
	test.each([
		['minio', 1, ['minio.a.test', 'minio.b.test', 'minio']],
		['minio.shop', 1, ['minio.shop', 'minio.shop.a.test', 'minio.shop.b.test']],
		['minio.shop', 5, ['minio.shop.a.test', 'minio.shop.b.test', 'minio.shop']],
		['minio.', 5, ['minio']],
	])('%s with ndots:%d', (name, dots, names) => {
		expect(namesToAsk(name, { domains: ['a.test', 'b.test'], dots })).toEqual(names);
	});
});
