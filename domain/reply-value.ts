import { emptyIdCardFields, ID_CARD_FIELD_NAMES, type IdCardFields } from './id-card.ts';

/** A value of a reply that does not have the type that it should have. Holds none of its content. */
export class WrongType extends Error {
	override readonly name = 'WrongType';

	/** The key of the value. */
	readonly field: string;

	constructor(field: string) {
		super('A value has an unexpected type');
		this.field = field;
	}
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a value's own keys. @throws WrongType if it is no object. */
export function recordAt(field: string, value: unknown): Record<string, unknown> {
	if (!isRecord(value)) throw new WrongType(field);
	return value;
}

/** Far more entries than any list of this API has: a document has up to 20 pages with eight sides each. */
const MOST_ENTRIES = 1000;

/** Returns a list, each of its values read by `read`. @throws WrongType if it is no list, or a longer one. */
export function listAt<Value>(
	field: string,
	value: unknown,
	read: (one: unknown) => Value,
): Value[] {
	if (!Array.isArray(value) || value.length > MOST_ENTRIES) throw new WrongType(field);
	return value.map(read);
}

/** Returns a number within the limits. @throws WrongType if it is none. */
export function numberAt(
	field: string,
	value: unknown,
	{ from, to = Infinity, whole = false }: { from: number; to?: number; whole?: boolean },
): number {
	const fits =
		typeof value === 'number' &&
		value >= from &&
		value <= to &&
		(whole ? Number.isSafeInteger(value) : Number.isFinite(value));
	if (!fits) throw new WrongType(field);
	return value;
}

/** Returns the ten fields of a card; a missing one is `null`. @throws WrongType with the field's name. */
export function cardFieldsAt(data: Record<string, unknown>): IdCardFields {
	const fields: Record<string, unknown> = { ...emptyIdCardFields() };
	for (const name of ID_CARD_FIELD_NAMES) {
		const value = data[name] ?? null;
		const fits =
			value === null || (name === 'side' ? value === 0 || value === 1 : typeof value === 'string');
		if (!fits) throw new WrongType(name);
		fields[name] = value;
	}
	return fields as unknown as IdCardFields;
}
