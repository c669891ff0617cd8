/** A field named after its file may reveal the card holder. */
const PLAIN_FIELD_NAME = /^[A-Za-z_]{1,30}\d{0,3}$/;

/** Whether a field's name may be shown although the item is masked. */
export function isPlainFieldName(name: string): boolean {
	return PLAIN_FIELD_NAME.test(name);
}
