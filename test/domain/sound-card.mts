import type { CheckableFields } from '../../domain/card-checks.ts';

/** The day of the checks. */
export const TODAY = '2026-06-15';

/** The API page's own test number, with the rest of a card that fits it. */
export const SOUND: CheckableFields = {
	identity_name: '张三',
	identity_code: '310101199001011234',
	gender: '男',
	race: '汉',
	birth: '1990-01-01',
	address: '上海市黄浦区样本路1号',
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
};
