/** What one benchmark found. */
export interface BenchReport {
	title: string;
	/** What was measured against what, in a sentence or two. */
	description: string;
	/** Printed on one line with `--json`. */
	result: Record<string, unknown>;
	/** The main table. */
	rows: TableRow[];
	/** Further tables, each under a heading of its own. */
	sections?: ReportSection[];
}

/** A row of a table, by heading. */
export type TableRow = Record<string, string | number>;

/** A table with a heading, and a note where the headings do not say all. */
export interface ReportSection {
	heading: string;
	note?: string;
	rows: TableRow[];
}

/** Gives rows as a Markdown table; the first row's keys are the headings. */
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

/** Gives a section as Markdown, its heading on the third level. */
export function markdownSection({ heading, note, rows }: ReportSection): string {
	const parts = [`### ${heading}`, note, markdownTable(rows)];
	return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Rounds to so many decimals. */
export function rounded(value: number, decimals = 2): number {
	return Number(value.toFixed(decimals));
}
