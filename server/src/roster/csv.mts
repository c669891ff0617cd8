/** A field, in quotes or not, and what ends it. */
const FIELD = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|\r)/y;

/**
 * Returns the records of a text in CSV (RFC 4180), without empty lines; a quoted field may hold line breaks.
 * @throws SyntaxError when a quote begins or ends within a field.
 */
export function parseCsv(text: string): string[][] {
	const whole = `${text}\n`;
	const records: string[][] = [[]];
	for (let at = 0; at < whole.length; at = FIELD.lastIndex) {
		FIELD.lastIndex = at;
		const match = FIELD.exec(whole);
		if (match === null) throw new SyntaxError(`Record ${records.length} has a stray quote.`);
		const [, quoted, plain, end] = match;
		records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end !== ',') records.push([]);
	}
	return records.filter((fields) => fields.length > 1 || (fields[0] ?? '') !== '');
}
