/** The results of one benchmark. */
export interface BenchReport {
	title: string;
	/** Arguments of `npm run bench` for it, if not its name. */
	args?: string;
	/** What was compared, in one or two sentences. */
	description: string;
	/** The main table. */
	rows: TableRow[];
	/** Further tables, each with its own heading. */
	sections?: ReportSection[];
}

/** A row of a table, keyed by heading. */
export type TableRow = Record<string, string | number>;

/** A table with a heading and, if needed, a note. */
export interface ReportSection {
	heading: string;
	note?: string;
	rows: TableRow[];
}

/** Returns rows as a Markdown table; the first row's keys are the headings. */
export function markdownTable(rows: readonly TableRow[]): string {
	if (rows.length === 0) return '';
	const line = (cells: Array<string | number>) =>
		`| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
	const headings = Object.keys(rows[0]);
	return [
		line(headings),
		line(headings.map(() => '---')),
		...rows.map((row) => line(headings.map((heading) => row[heading] ?? ''))),
	].join('\n');
}

/** Returns a section as Markdown, with a third-level heading. */
export function markdownSection({ heading, note, rows }: ReportSection): string {
	const parts = [`### ${heading}`, note, markdownTable(rows)];
	return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Rounds to the given number of decimals. */
export function rounded(value: number, decimals = 2): number {
	return Number(value.toFixed(decimals));
}
