/** Fields that the parameters name by default. */
export const DEFAULT_FIELDS = {
	recognize: ['data'],
	recognizeBothSides: ['front', 'back'],
} as const;

/**
 * Returns the fields to read. Default ones that the item lacks are replaced, in order, by its
 * remaining files, if there are exactly as many: nothing else can be meant. A field that somebody
 * chose is never replaced.
 */
export function fieldsToRead(
	named: readonly string[],
	defaults: readonly string[],
	files: readonly string[],
): string[] {
	const isAbsentDefault = (field: string, i: number) =>
		field.trim() === defaults[i] && !files.includes(field);
	const remaining = files.filter((file) => !named.includes(file));
	if (remaining.length !== named.filter(isAbsentDefault).length) return [...named];
	return named.map((field, i) =>
		isAbsentDefault(field, i) ? (remaining.shift() as string) : field,
	);
}
