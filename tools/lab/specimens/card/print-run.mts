import type { Random } from '../../../../test/support/random.mts';
import type { CardFace } from './card-face.mts';

/** Where a text is printed, in millimetres: the middle of its first character; of a title, its middle. */
export type Place = readonly [x: number, y: number];

/** Where the labels and titles of both sides are, as in the server's templates. */
const LABELS = {
	name: [6.5, 8.5],
	gender: [6.5, 15.5],
	race: [25, 15.5],
	birth: [6.5, 22.4],
	address: [6.5, 29.6],
	number: [6.5, 47.4],
	country: [53, 11],
	title: [53, 21.2],
	authority: [21.5, 39.5],
	period: [21.5, 46.7],
} as const satisfies Record<string, Place>;

/** How far a label is from there. */
const LABEL_SHIFT = { right: [-0.2, 0.2], down: [-0.1, 0.1] } as const;

/**
 * What differs between print runs, in millimetres. From 230 photographs of cards that others published, in the frame of
 * the labels; two of them show the emblem side, which varies as much here. `right`, `down` and sizes are guessed.
 */
const RANGES = {
	/** How far off everything is printed. */
	right: [-0.5, 0.5],
	down: [-0.4, 0.4],
	labelPitch: [3.1, 3.3],
	/** Left edge of the portrait side's values, and how far the rows differ from it. */
	valueX: [13.65, 15.1],
	nameRight: [-0.15, 0.15],
	genderRight: [-0.15, 0.15],
	birthRight: [0, 0.3],
	addressRight: [-0.15, 0.15],
	laterRowsRight: [-0.6, 0.75],
	raceX: [29.8, 31.65],
	/** Middle of the first digit. */
	numberX: [27.8, 30.3],
	/** Middles of the values' first rows. */
	nameY: [7.9, 8.85],
	genderY: [15.35, 15.75],
	birthY: [21.75, 22.55],
	addressY: [29, 29.95],
	numberY: [46.85, 47.95],
	nameSize: [3.4, 3.9],
	namePitch: [3.25, 4.3],
	/** Distance of the characters of a name of two, in pitches of a name of three. */
	pairPitch: [1.48, 1.62],
	/** Size of the other values, which is the pitch of Chinese characters. */
	valueSize: [2.88, 3.38],
	rowPitch: [4.46, 5.06],
	digitHeight: [2.6, 2.9],
	digitPitch: [2.25, 2.75],
	/** On the emblem side: left edge of the dates, how far to the right the authority starts, middles, size and row pitch. */
	dateX: [33.85, 35.3],
	authorityRight: [1.45, 2.05],
	authorityY: [39, 40],
	dateY: [46.4, 47.2],
	emblemSize: [3, 3.45],
	authorityRowPitch: [3.9, 4.5],
} as const satisfies Record<string, readonly [low: number, high: number]>;

/** How one print run prints both sides of its cards, in millimetres. */
export interface PrintRun extends Readonly<Record<keyof typeof RANGES, number>> {
	labels: Readonly<Record<keyof typeof LABELS, Place>>;
}

/** Picks a print run; more are near the middle of a range than near its ends. */
export function pickPrintRun(random: Random): PrintRun {
	const lengths = Object.entries(RANGES).map(([name, range]) => {
		return [name, (random.within(range) + random.within(range)) / 2];
	});
	const labels = Object.entries(LABELS).map(([name, [x, y]]) => {
		return [name, [x + random.within(LABEL_SHIFT.right), y + random.within(LABEL_SHIFT.down)]];
	});
	return { ...Object.fromEntries(lengths), labels: Object.fromEntries(labels) };
}

/** Returns a side with everything where the print run prints it. */
export function inPlace({ right, down }: PrintRun, { printed, fields, areas }: CardFace): CardFace {
	const moved = Object.entries(areas).map(([name, rows]) => {
		return [name, rows.map((row) => ({ ...row, left: row.left + right, top: row.top + down }))];
	});
	return {
		printed: `<g transform="translate(${right} ${down})">${printed}</g>`,
		fields,
		areas: Object.fromEntries(moved),
	};
}
