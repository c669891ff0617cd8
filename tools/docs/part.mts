/** A row's cells; `undefined` keeps what the document has there, found by the row's other cells. */
export type Row = ReadonlyArray<string | undefined>;

/** What stands between the marks of a part: the rows below a table's head, a block, or words in a sentence. */
export type Part = readonly Row[] | string;

/** Stands in a cell that somebody has to write. */
export const UNWRITTEN = 'TODO';

export function partsOf(document: string): string[] {
	return [...document.matchAll(MARKED)].map(([, , name]) => name);
}

export function withParts(document: string, parts: Readonly<Record<string, Part>>): string {
	return document.replace(
		MARKED,
		(_, begin: string, name: string, current: string, end: string) => {
			const part = parts[name];
			if (part === undefined) throw new Error(`Nothing is generated under the name ${name}`);
			const text = typeof part === 'string' ? part : table(current, part);
			return `${begin}${text.includes('\n') ? `\n\n${text}\n\n` : text}${end}`;
		},
	);
}

const MARKED = /(<!-- generated: ([a-z\d-]+) -->)([\s\S]*?)(<!-- end -->)/g;

/** A table with the head that it has, and with these rows. */
function table(current: string, rows: readonly Row[]): string {
	const [head, rule, ...lines] = current.trim().split('\n');
	if (!head.startsWith('|')) throw new Error(`No head of a table here: ${current.trim()}`);
	const written = lines.map((line) =>
		line
			.split(/(?<!\\)\|/)
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
	const filled = rows.map((row) => {
		const kept = written.find((cells) => row.every((cell, i) => (cell ?? cells[i]) === cells[i]));
		return row.map((cell, i) => cell ?? kept?.[i] ?? UNWRITTEN);
	});
	return [head, rule, ...filled.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}
