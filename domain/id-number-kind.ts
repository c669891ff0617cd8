/** The kind of document, as far as the first digits of the number show it. */
export type IdNumberKind =
	| 'resident'
	| 'residence-permit'
	| 'foreign-permanent-resident'
	| 'unknown';

/**
 * Residence permits of people from Hong Kong, Macao and Taiwan, issued since 2018, have one code for the whole region in
 * place of a county's.
 */
export const PERMIT_CODES: readonly string[] = ['810000', '820000', '830000'];

/**
 * Returns the kind of an 18-character number; all kinds share the format and check character.
 * Province codes start with 1 to 6 (GB/T 2260). Foreigners' cards of the 2023 version start with 9
 * (National Immigration Administration, 2023).
 */
export function idNumberKind(idNumber: string): IdNumberKind {
	if (PERMIT_CODES.includes(idNumber.slice(0, 6))) return 'residence-permit';
	if (/^[1-6]/.test(idNumber)) return 'resident';
	return idNumber.startsWith('9') ? 'foreign-permanent-resident' : 'unknown';
}
