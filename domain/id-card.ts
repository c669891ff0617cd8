/** The portrait side (1) or the emblem side (0), as the API page numbers them. */
export type Side = 1 | 0;

/**
 * The ten fields of one reply, with the API's names.
 * A field is `null` if the service did not read it or the side does not show it.
 */
export interface IdCardFields {
	/** 1 = portrait side, 0 = emblem side, `null` = unknown. */
	side: Side | null;
	identity_name: string | null;
	/** 18 characters: 17 digits and a check character. */
	identity_code: string | null;
	/** 男 or 女. */
	gender: string | null;
	/** Ethnic group without 族, such as 汉. */
	race: string | null;
	/** `YYYY-MM-DD`. */
	birth: string | null;
	address: string | null;
	/** Emblem side. */
	issued_by: string | null;
	/** Emblem side, `YYYY-MM-DD`. */
	valid_date_start: string | null;
	/** Emblem side, `YYYY-MM-DD` or 长期. */
	valid_date_end: string | null;
}

/** The ten keys in the order of the API page. */
export const ID_CARD_FIELD_NAMES = [
	'side',
	'identity_name',
	'identity_code',
	'gender',
	'race',
	'birth',
	'address',
	'issued_by',
	'valid_date_start',
	'valid_date_end',
] as const satisfies ReadonlyArray<keyof IdCardFields>;

/** Returns a new record with all ten fields `null`, as for an unrecognized image. */
export function emptyIdCardFields(): IdCardFields {
	return {
		side: null,
		identity_name: null,
		identity_code: null,
		gender: null,
		race: null,
		birth: null,
		address: null,
		issued_by: null,
		valid_date_start: null,
		valid_date_end: null,
	};
}
