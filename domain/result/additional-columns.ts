import type { IdCardFields } from '../id-card.ts';
import { ethnicGroupInEnglish } from '../ethnic-group.ts';
import { addressParts } from '../card/address-parts.ts';
import { passportName } from '../card/passport-name.ts';
import type { Row, ShownAs } from './shown-as.ts';

/**
 * Returns the columns made from the fields as they are shown, those that are wanted: what is masked there cannot be
 * derived from a column. A value that cannot be derived is `null`.
 */
export function additionalColumns(
	{ identity_name: name, gender, race, address }: IdCardFields,
	{ columns }: Pick<ShownAs, 'columns'>,
): Row {
	const parts = columns.has('address_province') ? addressParts(address ?? '') : undefined;
	return {
		...(columns.has('identity_name_pinyin') && {
			identity_name_pinyin: name === null ? null : passportName(name, race),
		}),
		gender_english: gender === '男' ? 'Male' : gender === '女' ? 'Female' : null,
		race_english: race === null ? null : ethnicGroupInEnglish(race),
		address_province: parts?.province ?? null,
		address_city: parts?.city ?? null,
		address_district: parts?.district ?? null,
		address_street: parts?.street ?? null,
	};
}
