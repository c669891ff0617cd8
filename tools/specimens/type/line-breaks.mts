/** Gives a text's width in printed units: a Chinese character is 1, a digit or letter 0.5. */
export function printedUnits(text: string): number {
	let units = 0;
	for (const character of text) units += /[\x20-\x7e]/.test(character) ? 0.5 : 1;
	return units;
}

/** Breaks a text into lines of at most so many printed units. */
export function breakLines(text: string, unitsPerLine: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const character of text) {
		if (printedUnits(line + character) > unitsPerLine) {
			lines.push(line);
			line = '';
		}
		line += character;
	}
	return [...lines, line];
}
