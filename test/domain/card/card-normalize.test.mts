import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';

test.each<[keyof IdCardFields, string, string]>([
	['birth', '1990年1月1日', '1990-01-01'],
	['valid_date_start', '2017.08.12', '2017-08-12'],
	['valid_date_end', '20370812', '2037-08-12'],
	['race', '汉族', '汉'],
	['race', '维吾尔族', '维吾尔'],
	['identity_code', '11010519491231002x', '11010519491231002X'],
	['identity_name', '阿卜杜拉.艾山', '阿卜杜拉·艾山'],
	['identity_name', '阿卜杜拉•艾山・样本', '阿卜杜拉·艾山·样本'],
	['identity_name', '阿卜杜拉 - 艾山', '阿卜杜拉·艾山'],
])('%s %s becomes %s', (field, before, after) => {
	const card = emptyIdCardFields();
	expect(normalizeCard({ ...card, [field]: before })).toEqual({ ...card, [field]: after });
});

test.each<[keyof IdCardFields, string]>([
	['valid_date_end', '长期'],
	['valid_date_end', '长 期'],
	['birth', '1990-02-30'],
	['birth', '1990年'],
	['race', '穿青族'],
	['race', '族'],
	['identity_name', '样本.'],
	['identity_name', 'J. SMITH'],
	['identity_name', '阿卜杜拉·艾山'],
	['identity_code', '31O101199001011234'],
	['gender', '男性'],
	['address', '上海市黄浦区样本路1-2号'],
	['issued_by', '上海市公安局 黄浦分局'],
])('%s %s is unchanged', (field, value) => {
	const card = { ...emptyIdCardFields(), [field]: value };
	expect(normalizeCard(card)).toEqual(card);
});

test('normalizing is idempotent and leaves the input unchanged', () => {
	const text = fc.option(
		fc.oneof(fc.string(), fc.constantFrom('汉族', '2017/8/12', '１x', '甲.乙', '长期')),
	);
	const card = fc.record({
		side: fc.constantFrom(0 as const, 1 as const, null),
		identity_name: text,
		identity_code: text,
		gender: text,
		race: text,
		birth: text,
		address: text,
		issued_by: text,
		valid_date_start: text,
		valid_date_end: text,
	});
	fc.assert(
		fc.property(card, (read) => {
			const before = structuredClone(read);
			const once = normalizeCard(read);
			expect(read).toEqual(before);
			expect(normalizeCard(once)).toEqual(once);
		}),
	);
});
