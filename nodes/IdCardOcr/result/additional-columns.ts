import type { IDataObject } from 'n8n-workflow';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { addressParts } from '../card/address-parts.ts';
import { ethnicGroupInEnglish, genderInEnglish } from '../card/english-term.ts';
import type { FieldNaming } from '../card/field-naming.ts';
import { passportName } from '../card/passport-name.ts';
import type { AdditionalColumn, ResultSettings } from '../input/result-settings.ts';

/** A column's choice, and its titles by {@link FieldNaming}. */
interface Column {
	of: AdditionalColumn;
	titles: Record<FieldNaming, string>;
	value: (fields: IdCardFields) => string | null;
}

const column = (
	of: AdditionalColumn,
	[api, english, chinese]: readonly [string, string, string],
	value: Column['value'],
): Column => ({ of, titles: { api, english, chinese }, value });

const partOf =
	(part: keyof ReturnType<typeof addressParts>): Column['value'] =>
	({ address }) =>
		address === null ? null : addressParts(address)[part];

/** In the order of the fields that they are made from. */
const COLUMNS: readonly Column[] = [
	column(
		'pinyin',
		['identity_name_pinyin', 'namePinyin', '姓名拼音'],
		({ identity_name: name, race }) => (name === null ? null : passportName(name, race)),
	),
	column('english', ['gender_english', 'genderEnglish', '性别英文'], ({ gender }) =>
		gender === null ? null : genderInEnglish(gender),
	),
	column('english', ['race_english', 'ethnicGroupEnglish', '民族英文'], ({ race }) =>
		race === null ? null : ethnicGroupInEnglish(race),
	),
	column('addressParts', ['address_province', 'addressProvince', '省份'], partOf('province')),
	column('addressParts', ['address_city', 'addressCity', '城市'], partOf('city')),
	column('addressParts', ['address_district', 'addressDistrict', '区县'], partOf('district')),
	column('addressParts', ['address_street', 'addressStreet', '街道'], partOf('street')),
];

/**
 * Returns the columns that the settings add, made from the fields as they are shown: what is
 * masked there cannot be derived from a column. A value that cannot be derived is `null`.
 */
export function additionalColumns(
	shown: IdCardFields,
	{ additionalColumns: chosen, naming }: Pick<ResultSettings, 'additionalColumns' | 'naming'>,
): IDataObject {
	const columns = COLUMNS.filter(({ of }) => chosen.includes(of));
	return Object.fromEntries(columns.map(({ titles, value }) => [titles[naming], value(shown)]));
}
