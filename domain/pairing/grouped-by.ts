/** Returns the values in groups of one key, in the order of their first ones. */
export function groupedBy<Value, Key>(
	values: Iterable<Value>,
	keyOf: (value: Value) => Key,
): Array<[Value, ...Value[]]> {
	const groups = new Map<Key, [Value, ...Value[]]>();
	for (const value of values) {
		const group = groups.get(keyOf(value));
		if (group === undefined) groups.set(keyOf(value), [value]);
		else group.push(value);
	}
	return [...groups.values()];
}
