import type { PrintedField } from '../../../domain/required-fields.ts';
import { FIELD_TITLES } from '../../../domain/card/field-naming.ts';

/** What other services, language models and forms call the fields, in addition to this node's own names. */
export const OTHER_NAMES: Readonly<Record<PrintedField, readonly string[]>> = {
	identity_name: ['fullName', '名字'],
	identity_code: [
		'idNum',
		'idNo',
		'idCard',
		'idCardNumber',
		'idCardNo',
		'identityNumber',
		'citizenIdNumber',
		'身份证号',
		'身份证号码',
		'公民身份证号码',
		'身份号码',
	],
	gender: ['sex'],
	race: ['nation', 'ethnicity', 'nationality'],
	birth: ['birthday', 'dateOfBirth', 'dob', '出生', '生日'],
	address: ['地址', '户籍地址'],
	issued_by: ['authority', 'issueAuthority', '发证机关'],
	valid_date_start: ['startDate', 'issueDate', 'validStart', '签发日期', '有效期开始'],
	valid_date_end: [
		'endDate',
		'expiryDate',
		'expirationDate',
		'validTo',
		'validEnd',
		'失效日期',
		'有效期结束',
	],
};

/** Names of a field that holds both dates, such as `2017.08.12-2037.08.12`. */
export const PERIOD_NAMES = ['validDate', 'validPeriod', 'validity', '有效期限', '有效期'];
const PLAIN_PERIOD_NAMES = PERIOD_NAMES.map(plainName);

/** The field of each name, and how many names go before it where an object has several. */
const NAMES: ReadonlyMap<string, { field: PrintedField | 'side'; rank: number }> = new Map(
	Object.entries(FIELD_TITLES).flatMap(([field, titles]) =>
		[...titles, ...(OTHER_NAMES[field as PrintedField] ?? [])].map(
			(name, rank) => [plainName(name), { field: field as PrintedField | 'side', rank }] as const,
		),
	),
);

/** Ignores case, spaces, hyphens and underscores. */
export function fieldNamed(
	key: string,
): { field: PrintedField | 'side'; rank: number } | undefined {
	return NAMES.get(plainName(key));
}

export function namesPeriod(key: string): boolean {
	return PLAIN_PERIOD_NAMES.includes(plainName(key));
}

function plainName(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_:*.-]/g, '');
}
