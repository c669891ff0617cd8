/** Returns the values in groups of one key, in the order of their first ones. */
export function groupedBy<Value>(
	values: readonly Value[],
	keyOf: (value: Value) => string | number,
): Array<[Value, ...Value[]]> {
	const groups = new Map<string | number, [Value, ...Value[]]>();
	for (const value of values) {
		const group = groups.get(keyOf(value));
		if (group === undefined) groups.set(keyOf(value), [value]);
		else group.push(value);
	}
	return [...groups.values()];
}
