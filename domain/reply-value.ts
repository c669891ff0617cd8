/** A value of a reply that does not have the type that it should have. Holds none of its content. */
export class WrongType extends Error {
	override readonly name = 'WrongType';

	readonly field: string;

	constructor(field: string) {
		super('A value has an unexpected type');
		this.field = field;
	}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
