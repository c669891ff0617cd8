import { Kind, object, oneOf, string, type ValueOf } from './schema.ts';

/** The portrait side (1) or the emblem side (0), as the API page numbers them. */
export type Side = 1 | 0;

const DATE = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** A field that may be missing, which is as good as `null`. */
function field<Value>(kind: Kind<Value, 'always'>, description: string, keywords?: object) {
	const { json, read, use } = kind.nullable().describe(description, keywords);
	return new Kind(json, (given, key) => read(given ?? null, key), use);
}

const FIELDS = {
	side: field(oneOf('integer', [0, 1]), '1: portrait side, 0: emblem side.'),
	identity_name: field(string, 'Name.'),
	identity_code: field(string, 'ID number of 18 characters.'),
	gender: field(string, '男 or 女.'),
	race: field(string, 'Ethnic group without 族.'),
	birth: field(string, 'Date of birth.', DATE),
	address: field(string, 'Address.'),
	issued_by: field(string, 'Issuing authority (emblem side).'),
	valid_date_start: field(string, 'First day of validity (emblem side).', DATE),
	valid_date_end: field(string, 'Last day of validity, or 长期 (emblem side).'),
};

/** The ten fields of one reply; each is `null` if the service did not read it or the side does not show it. */
export const ID_CARD_FIELDS = object(FIELDS);

export type IdCardFields = ValueOf<typeof ID_CARD_FIELDS>;

/** In the API's order. */
export const ID_CARD_FIELD_NAMES = Object.keys(FIELDS) as ReadonlyArray<keyof IdCardFields>;

/** All ten fields are `null`, as for an unrecognized image. */
export function emptyIdCardFields(): IdCardFields {
	return ID_CARD_FIELDS.read({}, '');
}
