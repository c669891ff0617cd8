import type { IDataObject } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Returns the values of an option that may have several of a list, in any order; none where it is not set.
 * @throws InputRefusal when it is set to anything else, such as an expression without a value.
 */
export function someOf<Value extends string>(
	label: string,
	options: IDataObject,
	name: string,
	values: readonly Value[],
): Value[] {
	const chosen = name in options ? [options[name]].flat() : [];
	return chosen.map((value) => supported(label, value, values));
}

/**
 * Returns the value of an option that has a list of them, `fallback` where the option is not set.
 * @throws InputRefusal when it is set to anything else, also to nothing: for masking, a default would show
 * everything.
 */
export function oneOf<Value extends string>(
	label: string,
	options: IDataObject,
	name: string,
	values: readonly Value[],
	fallback: Value,
): Value {
	return name in options ? supported(label, options[name], values) : fallback;
}

/** Returns a number, which may be given as text; `undefined` for anything else and beyond the limits. */
export function numberWithin(
	given: unknown,
	minimum: number,
	maximum = Number.MAX_VALUE,
): number | undefined {
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	return typeof value === 'number' && value >= minimum && value <= maximum ? value : undefined;
}

/** @throws InputRefusal when the value is none of these. */
export function supported<Value extends string>(
	label: string,
	given: unknown,
	values: readonly Value[],
): Value {
	const value = values.find((one) => one === given);
	if (value !== undefined) return value;
	throw new InputRefusal(
		`'${label}' has an unsupported value`,
		`Use one of ${values.map((one) => `'${one}'`).join(', ')}.`,
	);
}
