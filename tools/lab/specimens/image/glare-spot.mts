import type { IdCardFields } from '../../../../domain/id-card.ts';
import type { Area } from '../area.mts';
import { CARD_HEIGHT, CARD_WIDTH, type ValueAreas } from '../card/card-face.mts';
import type { Random } from '../../../../test/support/random.mts';

/** A reflection on a card: an ellipse, in millimetres, that is white in its core. */
export interface GlareSpot {
	x: number;
	y: number;
	/** Half axes at which the shine has faded to about a half. */
	long: number;
	short: number;
	degrees: number;
}

/** Shine, of 1, by the distance from the middle, in half axes. */
const FALL = [
	[0.75, 1],
	[0.9, 0.8],
	[1, 0.5],
	[1.15, 0.25],
	[1.5, 0.12],
	[2.4, 0],
] as const;
const REACH = 2.4;
/** Up to this distance a person may fail to read a character. */
const ILLEGIBLE = 1.08;
const SAMPLE_MILLIMETRES = 0.25;

function touches(spot: GlareSpot, { left, top, width, height }: Area): boolean {
	const turn = (spot.degrees * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	for (let y = top; y <= top + height; y += SAMPLE_MILLIMETRES) {
		for (let x = left; x <= left + width; x += SAMPLE_MILLIMETRES) {
			const along = ((x - spot.x) * cos + (y - spot.y) * sin) / spot.long;
			const aside = ((y - spot.y) * cos - (x - spot.x) * sin) / spot.short;
			if (Math.hypot(along, aside) <= ILLEGIBLE) return true;
		}
	}
	return false;
}

/** Places a reflection on a value. Throws `RangeError` if no value has a known place. */
export function pickGlareSpot(random: Random, areas: ValueAreas): GlareSpot {
	const rows = random.pick(Object.values(areas));
	const { left, top, width, height } = random.pick(rows);
	return {
		x: left + width * random.next(),
		y: top + height * random.between(0.2, 0.8),
		long: random.between(3.5, 10),
		short: random.between(2.4, 4.2),
		degrees: random.between(-35, 35),
	};
}

/** Returns the fields that cannot be read, or not reliably, under a reflection. */
export function illegibleUnder(
	spot: GlareSpot,
	areas: ValueAreas,
): ReadonlyArray<keyof IdCardFields> {
	const names = Object.keys(areas) as Array<keyof IdCardFields>;
	return names.filter((name) => areas[name]?.some((area) => touches(spot, area)));
}

/** Returns the SVG of a reflection over a card of this size in pixels. */
export function glareSvg(spot: GlareSpot, width: number, height: number): Buffer {
	const stops = FALL.map(
		([distance, shine]) =>
			`<stop offset="${distance / REACH}" stop-color="#fff" stop-opacity="${shine}"/>`,
	);
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
			`viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" preserveAspectRatio="none">` +
			`<defs><radialGradient id="glare">${stops.join('')}</radialGradient></defs>` +
			`<ellipse rx="${spot.long * REACH}" ry="${spot.short * REACH}" fill="url(#glare)" ` +
			`transform="translate(${spot.x} ${spot.y}) rotate(${spot.degrees})"/></svg>`,
	);
}
