/** The colour behind a node in n8n's editor. */
const BACKGROUNDS = { light: '#ffffff', dark: '#2b2b2b' };

/**
 * Returns the contrast, from 1 to 21, of the colour of an SVG that stands out most on the theme's background.
 * The formula is that of WCAG 2.2, "contrast ratio".
 */
export function bestContrast(svg: string, theme: keyof typeof BACKGROUNDS): number {
	const colours = [...svg.matchAll(/(?:fill|stroke|stop-color)\s*[:=]\s*["']?(#[\da-f]{3,6})\b/gi)];
	const background = luminance(BACKGROUNDS[theme]);
	const contrasts = colours.map(([, colour]) => {
		const [darker, lighter] = [luminance(colour), background].sort((a, b) => a - b);
		return (lighter + 0.05) / (darker + 0.05);
	});
	return Math.max(1, ...contrasts);
}

/** The relative luminance of `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
	const digits = colour.slice(1);
	const parts = digits.length === 3 ? [...digits].map((one) => one + one) : digits.match(/../g)!;
	const [red, green, blue] = parts
		.map((part) => Number.parseInt(part, 16) / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
