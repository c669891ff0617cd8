import type { CheckableFields } from '../../../domain/card/card-checks.ts';

/** The date of the checks. */
export const TODAY = '2026-06-15';

/** A card with the test number of the API page. */
export const VALID_CARD = {
	identity_name: '张三',
	identity_code: '310101199001011234',
	gender: '男',
	race: '汉',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
} satisfies CheckableFields;
