import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import { ALL_PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { FIELD_TITLES } from '../../../domain/card/field-naming.ts';
import { InputRefusal, LostDigits } from '../failure/input-refusal.ts';
import { fieldNamed, namesPeriod } from './field-aliases.ts';

/** How deep in an object its fields may be: a reply's `data` or `words_result`; Alibaba's `Data` has three more within. */
const MAX_DEPTH = 4;

/** What forms and language models write; a card prints 男 or 女. */
const GENDERS: Readonly<Record<string, string>> = {
	male: '男',
	m: '男',
	男性: '男',
	female: '女',
	f: '女',
	女性: '女',
};

/** What language models write, spaces and signs aside, where there is nothing, or nothing that they can read. */
const NOTHING = (
	' null undefined none na unknown illegible unreadable notlegible notreadable notfound notvisible notavailable ' +
	'无 空 未知 不详 识别不出 未识别 未识别到 无法识别 无法辨认 看不清 看不清楚 不清楚 未显示 未提供'
).split(' ');

const DATES = /^(?:birth|valid_date_)/;

/** The number of a day in a spreadsheet, with its time: what n8n's Extract From File gives for a date. All cards' dates have five digits. */
const SPREADSHEET_DAY = /^\d{5}(?:\.\d+)?$/;

const PERIOD =
	/^[自从]?\s*(.*?\d日?)\s*(?:[-‐-―−─~/]+|至|到|to)\s*(\d{4}\D.*?|\d{8}|长期)(?:有效)?$/su;

const DATED = /\d{4}|长期/;

/** Longer text holds more than two dates. */
const MAX_PERIOD_LENGTH = 60;

/**
 * Returns the card in an object, or in a text with its JSON: the values of the keys that name a field (see
 * `field-aliases.ts`). If the object has no such key, the card is looked for in the objects within it; likewise if it
 * has only some fields and one object within it has them all. `undefined` if there is no card, or more than one. A
 * value that is neither text nor a number counts as missing.
 * @throws InputRefusal for masked values, and for numbers that JavaScript cannot hold exactly.
 */
export function cardFieldsIn(value: unknown, depth = 0): IdCardFields | undefined {
	if (depth > MAX_DEPTH) return undefined;
	if (typeof value === 'string') return cardAmong(objectsIn(value), depth);
	if (!isRecord(value)) return undefined;
	const entries = ownEntries(value);
	const objects = Object.values(value).filter((one) => !isOfReading(one));
	if (!entries.some(isField)) return cardAmong(objects, depth + 1);
	const whole = objects.filter((one) => kindOfNames(one) !== undefined);
	if (whole.length === 1 && kindOfNames(value) === undefined) return cardAmong(whole, depth + 1);
	const card = emptyIdCardFields();
	const named = entries.flatMap(([key, given]) => {
		const name = fieldNamed(key);
		return name === undefined ? [] : { ...name, given, key };
	});
	for (const { field, given, key } of named.sort((one, other) => one.rank - other.rank)) {
		if (field !== 'side')
			card[field] ??= DATES.test(field) ? dateOf(given, key) : textOf(given, key);
		else if (String(given) === '1') card.side = 1;
		else if (String(given) === '0') card.side = 0;
	}
	const gender = card.gender?.toLowerCase().replace(/^[男女]\//, '') ?? '';
	return withPeriod({ ...card, gender: GENDERS[gender] ?? card.gender }, entries);
}

/** Several cards are as bad as none. */
function cardAmong(objects: readonly unknown[], depth: number): IdCardFields | undefined {
	const cards = objects.flatMap((one) => cardFieldsIn(one, depth) ?? []);
	return cards.length === 1 ? cards[0] : undefined;
}

/**
 * Returns the entries of an object that may be fields. If it has all fields under names of one kind, as results of
 * this node do, its other keys mean something else, whatever they are called.
 */
function ownEntries(object: object): Array<[string, unknown]> {
	const entries = Object.entries(object);
	const kind = kindOfNames(object);
	if (kind === undefined) return entries;
	const titles = Object.values(FIELD_TITLES).map((names) => names[kind]);
	return entries.filter(([key]) => titles.includes(key));
}

/** `undefined` where a field is missing. */
function kindOfNames(value: unknown): number | undefined {
	if (!isRecord(value)) return undefined;
	return [0, 1, 2].find((kind) =>
		ALL_PRINTED_FIELDS.every((field) => FIELD_TITLES[field][kind] in value),
	);
}

/** Metadata about a reading is keyed by field name as well, but holds no values. */
function isOfReading(value: unknown): boolean {
	return isRecord(value) && 'needsReview' in value;
}

function isField([key, value]: [string, unknown]): boolean {
	// Within `id_card` there may be the card.
	return isFieldName(key) && !(isRecord(value) && Object.keys(value).some(isFieldName));
}

function isFieldName(key: string): boolean {
	// A `side` alone does not make a card.
	return (fieldNamed(key)?.field ?? 'side') !== 'side' || namesPeriod(key);
}

/** Language models put words and a fence around JSON. */
function objectsIn(text: string): unknown[] {
	const objects: unknown[] = [];
	for (let start, end = 0; (start = text.indexOf('{', end)) >= 0; ) {
		end = endOfObject(text, start);
		try {
			objects.push(JSON.parse(text.slice(start, end)));
		} catch {
			// Braces around words.
		}
	}
	return objects;
}

/** Braces in strings do not count. */
function endOfObject(text: string, start: number): number {
	const tokens = /"(?:[^"\\]|\\.)*"|[{}]/g;
	tokens.lastIndex = start;
	let depth = 0;
	for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
		if (token[0] === '{') depth++;
		if (token[0] === '}' && --depth === 0) return tokens.lastIndex;
	}
	return text.length;
}

/** Some services wrap each text in an object, such as `{ "words": "…" }`; databases and code give dates as objects. */
function textOf(value: unknown, key: string): string | null {
	if (isRecord(value)) {
		const within: unknown = typeof value.toJSON === 'function' ? value.toJSON() : value.words;
		return isRecord(within) ? null : textOf(within, key);
	}
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new LostDigits(key);
	}
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).trim();
	if (text.includes('*')) {
		throw new InputRefusal(
			"The card's values are masked",
			"Masked values cannot be checked or matched. Set 'Mask Sensitive Values' to Off in the node that read the card, and mask the result of this one.",
		);
	}
	const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	return NOTHING.includes(bare) ? null : text;
}

function dateOf(value: unknown, key: string): string | null {
	// A day with a time is no safe integer.
	const text = typeof value === 'number' ? String(value) : textOf(value, key);
	if (text === null || !SPREADSHEET_DAY.test(text)) return textOf(value, key);
	// Spreadsheets count from then.
	return new Date(Date.UTC(1899, 11, 30 + Math.trunc(Number(text)))).toISOString().slice(0, 10);
}

function withPeriod(card: IdCardFields, entries: ReadonlyArray<[string, unknown]>): IdCardFields {
	const textIn = ([key, value]: [string, unknown]) =>
		namesPeriod(key) ? (textOf(value, key) ?? '').normalize('NFKC') : '';
	const period = entries.map(textIn).find((text) => DATED.test(text));
	if (period === undefined) return card;
	const found = period.length > MAX_PERIOD_LENGTH ? null : PERIOD.exec(period);
	// A single date is the last day. Anything else is kept as it is, so that the back counts as present and needs
	// review.
	const [start, end] = found?.slice(1) ?? [null, period];
	card.valid_date_start ??= start;
	card.valid_date_end ??= end;
	return card;
}
