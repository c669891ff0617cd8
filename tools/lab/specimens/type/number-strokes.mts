/**
 * Strokes of the digits and X in the style of the typeface OCR-B: one pen width, round ends, open 4
 * and 6, flat-topped 3. Drawn here because no free npm package contains the typeface of the numbers
 * on cards. A character's box is 60 wide and 100 high, y downwards.
 */
const STROKES: Readonly<Record<string, string>> = {
	0: 'M30 6C52 6 55 30 55 50S52 94 30 94 5 70 5 50 8 6 30 6Z',
	1: 'M12 26 33 6V94M12 94H52',
	2: 'M8 26C8-1 52-1 52 26 52 50 8 66 8 94H53',
	3: 'M9 6H51L27 41C46 39 54 51 54 66 54 98 14 101 6 81',
	4: 'M31 6 6 68H55M42 46V94',
	5: 'M50 6H13V45C28 37 54 40 54 66 54 97 20 99 7 85',
	6: 'M41 6C22 26 6 48 6 67 6 103 54 103 54 67 54 36 12 36 7 63',
	7: 'M7 6H53C40 36 26 60 24 94',
	8: 'M30 6C5 6 5 46 30 46 61 46 61 94 30 94-1 94-1 46 30 46 55 46 55 6 30 6Z',
	9: 'M19 94C38 74 54 52 54 33 54-3 6-3 6 33 6 64 48 64 53 37',
	X: 'M7 6 53 94M53 6 7 94',
};

const BOX_WIDTH = 60;
const BOX_HEIGHT = 100;
const PEN = 11.5;

/** The style of a number, in the unit of the drawing. */
export interface NumberStyle {
	/** Height of the digits. */
	height: number;
	/** Distance from digit to digit. */
	pitch: number;
	/** Any SVG colour. */
	colour: string;
}

/**
 * Returns the SVG of a number that starts at x on the baseline y.
 * Throws `RangeError` for a character other than a digit or X.
 */
export function numberStrokes(number: string, x: number, y: number, style: NumberStyle): string {
	const scale = style.height / BOX_HEIGHT;
	const inset = (style.pitch - BOX_WIDTH * scale) / 2;
	const strokes = [...number].map((character, i) => {
		const path = STROKES[character];
		if (path === undefined) throw new RangeError('An ID number may contain only digits and X.');
		const left = x + i * style.pitch + inset;
		return `<path transform="matrix(${scale} 0 0 ${scale} ${left} ${y - style.height})" d="${path}"/>`;
	});
	return (
		`<g fill="none" stroke="${style.colour}" stroke-width="${PEN}" ` +
		`stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`
	);
}
