/** Returns a text's width in printed units: 1 for a Chinese character, 0.5 for a digit or letter. */
function printedUnits(text: string): number {
	let units = 0;
	for (const character of text) units += /[\x20-\x7e]/.test(character) ? 0.5 : 1;
	return units;
}

/** Breaks a text into lines of at most `unitsPerLine` printed units, as cards do: a number stays whole, however wide. */
export function breakLines(text: string, unitsPerLine: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of text.match(/[\dA-Za-z-]+|./gsu) ?? []) {
		if (line !== '' && printedUnits(line + part) > unitsPerLine) {
			lines.push(line);
			line = '';
		}
		line += part;
	}
	return [...lines, line];
}
