import { normalizeBase64 } from './base64.ts';
import { isRecord, WrongType } from './reply-value.ts';

/** JSON Schema for the codes in a list, by the name of the list: only the server knows them all. */
type CodeSchemas = Readonly<Record<string, { items: object; description: string }>>;

type JsonOf = (codes: CodeSchemas) => Record<string, unknown>;

/**
 * Returns the value without the keys that the node does not use.
 * @throws WrongType with `key`, or with the key within it that is wrong.
 */
type Read<Value> = (given: unknown, key: string) => Value;

/**
 * When a key of an object is read: always, if it is there, as from servers that know it, or as they do not always send it, or
 * never, as the node does not use it.
 */
type Use = 'always' | 'newer' | 'optional' | 'never';

/**
 * A kind of value in a reply: its type, its check and its JSON Schema, with methods as in Zod. The JSON Schema may
 * promise more than the check demands: the node accepts what a later server may send.
 */
export class Kind<Value, When extends Use = Use> {
	readonly json: JsonOf;
	readonly read: Read<Value>;
	readonly use: When;

	constructor(json: JsonOf, read: Read<Value>, use: When) {
		this.json = json;
		this.read = read;
		this.use = use;
	}

	/** Adds a description, and other keywords, to the JSON Schema. */
	describe(description: string, keywords: object = {}): Kind<Value, When> {
		const json: JsonOf = (codes) => ({ ...this.json(codes), ...keywords, description });
		return new Kind(json, this.read, this.use);
	}

	documentedAs(json: object): Kind<Value, When> {
		return new Kind(() => ({ ...json }), this.read, this.use);
	}

	nullable(): Kind<Value | null, When> {
		const json: JsonOf = (codes) => {
			const one = this.json(codes);
			const values = Array.isArray(one.enum) && { enum: [...one.enum, null] };
			return { ...one, type: [one.type, 'null'], ...values };
		};
		const read: Read<Value | null> = (given, key) =>
			given === null ? null : this.read(given, key);
		return new Kind(json, read, this.use);
	}

	/** Missing in the reply of an older server. */
	newer(): Kind<Value, 'newer'> {
		return new Kind(this.json, this.read, 'newer');
	}

	/** May be missing, also in the reply of a server that knows it. */
	optional(): Kind<Value, 'optional'> {
		return new Kind(this.json, this.read, 'optional');
	}

	/** Neither read nor checked. */
	documentedOnly(): Kind<Value, 'never'> {
		return new Kind(this.json, this.read, 'never');
	}
}

export type ValueOf<Of> = Of extends Kind<infer Value> ? Value : never;

type Always<Value> = Kind<Value, 'always'>;
type Keys = Record<string, Kind<unknown>>;
type KeysUsed<When extends Use, Of extends Keys> = {
	[Key in keyof Of]: Of[Key] extends Kind<unknown, When> ? Key : never;
}[keyof Of];
type Flat<Value> = { [Key in keyof Value]: Value[Key] };
type ObjectOf<Of extends Keys> = Flat<
	{ [Key in KeysUsed<'always', Of>]: ValueOf<Of[Key]> } & {
		[Key in KeysUsed<'newer' | 'optional', Of>]?: ValueOf<Of[Key]>;
	}
>;

/** Codes are words joined by hyphens, which no value of a card looks like. */
const CODE = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,6}$/;

/** The first characters of every JPEG in base64. */
const JPEG_IN_BASE64 = '/9j/';

/** Far more entries than any list of this API has: a document has up to 20 pages with eight sides each. */
const MOST_ENTRIES = 1000;

const always = <Value>(json: JsonOf, read: Read<Value>) => new Kind(json, read, 'always');

/** A simple value, which `parse` returns; `undefined` for anything else. */
function simple<Value>(json: object, parse: (given: unknown) => Value | undefined): Always<Value> {
	return always(
		() => ({ ...json }),
		(given, key) => {
			const value = parse(given);
			if (value === undefined) throw new WrongType(key);
			return value;
		},
	);
}

function primitive<Value>(type: string): Always<Value> {
	return simple({ type }, (given) => (typeof given === type ? (given as Value) : undefined));
}

export const string = primitive<string>('string');
export const boolean = primitive<boolean>('boolean');

/** A JPEG in base64; returned in the standard form. */
export const jpeg = simple(
	{ type: 'string', contentEncoding: 'base64', contentMediaType: 'image/jpeg' },
	(given) => {
		const base64 = typeof given === 'string' ? normalizeBase64(given) : undefined;
		return base64?.startsWith(JPEG_IN_BASE64) === true ? base64 : undefined;
	},
);

/** The limits are included. */
export function number(
	limits: { minimum?: number; maximum?: number } = {},
	type: 'number' | 'integer' = 'number',
): Always<number> {
	const { minimum = -Infinity, maximum = Infinity } = limits;
	const isOfType = type === 'number' ? Number.isFinite : Number.isSafeInteger;
	return simple({ type, ...limits }, (given) => {
		const fits = typeof given === 'number' && given >= minimum && given <= maximum;
		return fits && isOfType(given) ? given : undefined;
	});
}

export function oneOf<const Value extends string | number>(
	type: 'string' | 'integer',
	values: readonly Value[],
): Always<Value> {
	return simple({ type, enum: values }, (given) => values.find((value) => value === given));
}

export function list<Value>(item: Always<Value>, keywords: object = {}): Always<readonly Value[]> {
	return always(
		(codes) => ({ type: 'array', ...keywords, items: item.json(codes) }),
		(given, key) => {
			if (!Array.isArray(given) || given.length > MOST_ENTRIES) throw new WrongType(key);
			return given.map((one) => item.read(one, key));
		},
	);
}

const anyCode = simple({}, (given) =>
	typeof given === 'string' && CODE.test(given) ? given : undefined,
);

/** One of the server's codes; a later server may send others. */
export function code(name: string): Always<string> {
	return always(({ [name]: { items, ...meanings } }) => ({ ...items, ...meanings }), anyCode.read);
}

export function codeList(name: string, keywords: object = {}): Always<readonly string[]> {
	return always(
		(codes) => ({ type: 'array', ...keywords, uniqueItems: true, ...codes[name] }),
		list(anyCode).read,
	);
}

/** A list with one value of each kind, all documented as the first. */
export function tuple<Items extends ReadonlyArray<Kind<unknown>>>(
	...items: Items
): Always<{ readonly [Index in keyof Items]: ValueOf<Items[Index]> }> {
	const { length } = items;
	return always(
		(codes) => ({ type: 'array', minItems: length, maxItems: length, items: items[0].json(codes) }),
		(given, key) => {
			if (!Array.isArray(given) || given.length !== length) throw new WrongType(key);
			return items.map((item, i) => item.read(given[i], key)) as never;
		},
	);
}

/** An object with these keys. A wrong value of `main` is reported under the object's own key. */
export function object<Of extends Keys>(keys: Of, main?: keyof Of): Always<ObjectOf<Of>> {
	const entries = Object.entries(keys);
	return always(
		(codes) => ({
			type: 'object',
			required: entries.flatMap(([name, { use }]) => (use === 'optional' ? [] : [name])),
			additionalProperties: false,
			properties: Object.fromEntries(entries.map(([name, kind]) => [name, kind.json(codes)])),
		}),
		(given, key) => {
			if (!isRecord(given)) throw new WrongType(key);
			const used = entries.filter(
				([name, { use }]) => use === 'always' || (use !== 'never' && given[name] !== undefined),
			);
			return Object.fromEntries(
				used.map(([name, kind]) => [name, kind.read(given[name], name === main ? key : name)]),
			) as ObjectOf<Of>;
		},
	);
}
