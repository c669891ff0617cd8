/** What one benchmark found. */
export interface BenchReport {
	title: string;
	/** What was measured against what, in a sentence or two. */
	description: string;
	/** Printed on one line with `--json`. */
	result: Record<string, unknown>;
	rows: Array<Record<string, string | number>>;
}

/** Gives rows as a Markdown table; the first row's keys are the headings. */
export function markdownTable(rows: BenchReport['rows']): string {
	if (rows.length === 0) return '';
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	const headings = Object.keys(rows[0]);
	return [
		line(headings),
		line(headings.map(() => '---')),
		...rows.map((row) => line(headings.map((heading) => row[heading] ?? ''))),
	].join('\n');
}

/** Rounds to so many decimals. */
export function rounded(value: number, decimals = 2): number {
	return Number(value.toFixed(decimals));
}
