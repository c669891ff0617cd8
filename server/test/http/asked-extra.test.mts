import { expect, test } from '@jest/globals';

import { MAX_WATERMARK } from '../../../domain/extra.ts';
import { ValidationError } from '../../src/errors/server-errors.mts';
import { parseExtra } from '../../src/http/asked-extra.mts';
import { wordsOf } from '../../src/http/reasons.mts';

/** What a caller reads, in Chinese and in English; `undefined` if nothing is wrong. */
function refusalOf(extra: unknown): readonly string[] | undefined {
	try {
		parseExtra(extra);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(ValidationError);
		return wordsOf(error as ValidationError);
	}
}

const NONE = { crops: [], redact: [], purpose: null };

test.each([
	[undefined, false],
	[false, false],
	[true, true],
	[{}, NONE],
	[{ crops: [] }, NONE],
	[{ crops: ['portrait', 'card', 'card'] }, { ...NONE, crops: ['card', 'portrait'] }],
	[
		{ crops: ['redacted'], redact: ['portrait', 'identity_code'] },
		{ ...NONE, crops: ['redacted'], redact: ['identity_code', 'portrait'] },
	],
	[
		{ crops: ['copy'], watermark: ' 仅供办理入职使用 ' },
		{ ...NONE, crops: ['copy'], purpose: '仅供办理入职使用' },
	],
])('%j', (extra, expected) => {
	expect(parseExtra(extra)).toEqual(expected);
});

test.each([
	['true', 'extra 应为布尔值或对象'],
	[1, 'extra 应为布尔值或对象'],
	[null, 'extra 应为布尔值或对象'],
	[[], 'extra 应为布尔值或对象'],
	[{ crop: ['card'] }, 'extra 只能包含 crops、redact、watermark'],
	[{ crops: 'card' }, 'extra.crops 应为数组，可选值：card、portrait、redacted、copy'],
	[{ crops: ['face'] }, 'extra.crops 应为数组，可选值：card、portrait、redacted、copy'],
	[{ crops: null }, 'extra.crops 应为数组，可选值：card、portrait、redacted、copy'],
	[{ redact: ['side'] }, /^extra\.redact 应为数组，可选值：identity_name、.*、portrait$/],
	[{ redact: ['birth'] }, /^extra\.redact 列出/],
	[{ crops: ['redacted'] }, /^extra\.redact 列出/],
	[{ crops: ['redacted'], redact: [] }, /^extra\.redact 列出/],
	[{ crops: ['copy'] }, 'extra.crops 中的 copy 需要 extra.watermark'],
	[{ watermark: '仅供测试' }, 'extra.watermark 需要 extra.crops 中有 redacted 或 copy'],
	[{ crops: ['copy'], watermark: '  ' }, `extra.watermark 应为 1 到 ${MAX_WATERMARK} 个字符`],
	[{ crops: ['copy'], watermark: 7 }, `extra.watermark 应为 1 到 ${MAX_WATERMARK} 个字符`],
	[
		{ crops: ['copy'], watermark: '用'.repeat(MAX_WATERMARK + 1) },
		`extra.watermark 应为 1 到 ${MAX_WATERMARK} 个字符`,
	],
	[{ crops: ['copy'], watermark: '仅供𠮷\n喆使用' }, 'extra.watermark 含有无法书写的字符：𠮷\n喆'],
])('%j is refused', (extra, message) => {
	expect(refusalOf(extra)?.[0]).toMatch(message);
});
