/** A line of `log.jsonl`: what validation found at a step, in percent of characters. */
export interface LogEntry {
	step: number;
	/** Of the network that training began with; only in the lines that a start writes. */
	original?: Record<string, number>;
	errors?: Record<string, number>;
}

const WIDTH = 720;
const HEIGHT = 360;
const LEFT = 48;
const RIGHT = 150;
const TOP = 16;
const BOTTOM = 40;
const LABEL_HEIGHT = 15;
const COLOURS = [
	...['#4269d0', '#c77800', '#c8372d', '#2a8a7b', '#3ca951', '#8450a8', '#6b6b6b', '#d4499b'],
];

/**
 * Draws how the character errors of each set in validation went, as parts of what they were before.
 * @returns an SVG
 * @throws when the log has no figures
 */
export function drawCurves(log: readonly LogEntry[]): string {
	const before = log.find(({ original }) => original !== undefined)?.original;
	const seen = new Map<number, Record<string, number>>();
	for (const { step, errors } of log) if (errors !== undefined) seen.set(step, errors);
	if (before === undefined || seen.size === 0) throw new Error('The log has no figures.');

	const steps = [0, ...[...seen.keys()].sort((a, b) => a - b)];
	const last = steps[steps.length - 1];
	const names = Object.keys(before);
	const values = names.map((name) =>
		steps.map((step) => (step === 0 ? 1 : (seen.get(step)?.[name] ?? NaN) / before[name])),
	);
	const most = Math.max(1, ...values.flat());
	const x = (step: number) => LEFT + (step / last) * (WIDTH - LEFT - RIGHT);
	const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);

	const labels = spread(values.map((points) => y(points[points.length - 1])));
	const curves = names.map((name, index) => {
		const points = values[index].map((value, at) => `${round(x(steps[at]))},${round(y(value))}`);
		const end = values[index][steps.length - 1];
		const colour = COLOURS[index % COLOURS.length];
		return (
			`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>` +
			`<text x="${WIDTH - RIGHT + 8}" y="${round(labels[index] + 4)}" fill="${colour}">${name} ${Math.round(end * 100)} %</text>`
		);
	});
	const rows = [0, 0.25, 0.5, 0.75, 1].map(
		(value) =>
			`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(value))}" y2="${round(y(value))}" stroke="#ddd"/>` +
			`<text x="${LEFT - 8}" y="${round(y(value) + 4)}" text-anchor="end" fill="#555">${value * 100} %</text>`,
	);
	const axis = [0, last / 2, last].map(
		(step) =>
			`<text x="${round(x(step))}" y="${HEIGHT - 14}" text-anchor="middle" fill="#555">${Math.round(step)}</text>`,
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
		`<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
		...rows,
		...axis,
		...curves,
		'</svg>\n',
	].join('\n');
}

/** Moves labels apart that would overlap. */
function spread(heights: readonly number[]): number[] {
	const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b]);
	const moved = [...heights];
	// From the lowest up, so that none is pushed off the bottom.
	for (let at = order.length - 2; at >= 0; at--) {
		moved[order[at]] = Math.min(heights[order[at]], moved[order[at + 1]] - LABEL_HEIGHT);
	}
	return moved;
}

const round = (value: number) => Math.round(value * 10) / 10;
