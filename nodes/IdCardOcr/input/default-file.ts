/** Fields that the parameters name by default. */
export const DEFAULT_FIELDS = {
	recognize: ['data'],
	recognizeBothSides: ['front', 'back'],
} as const;

/**
 * Returns the fields to read: where the item has none of the default ones, its files, if there are
 * exactly as many. A field that somebody chose is never replaced, nor is one of two, since the other
 * file may be anything.
 */
export function fieldsToRead(
	named: readonly string[],
	defaults: readonly string[],
	files: readonly string[],
): readonly string[] {
	const isAbsentDefault = named.every(
		(field, i) => field.trim() === defaults[i] && !files.includes(field),
	);
	return isAbsentDefault && files.length === named.length ? files : named;
}
