import type { Quad } from './perspective.mts';
import type { Random } from './random.mts';
import type { Raster } from './raster.mts';

/** Adds a slope of light, a cast of colour and, on a card, a patch of glare; in place. */
export function addLight(random: Random, raster: Raster, glareOn?: Quad): void {
	const { width, height, data } = raster;
	const direction = random.between(0, 2 * Math.PI);
	const slope = random.between(0.05, 0.32);
	const level = random.between(0.82, 1.08);
	const [slopeX, slopeY] = [
		(Math.cos(direction) * slope) / width,
		(Math.sin(direction) * slope) / height,
	];
	const cast = [random.between(0.93, 1.05), random.between(0.96, 1.03), random.between(0.88, 1.05)];
	const glare = glareOn && glarePatch(random, glareOn);

	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const light = level + slopeX * (x - width / 2) + slopeY * (y - height / 2);
			const shine = glare ? glare(x, y) : 0;
			const at = (y * width + x) * 3;
			for (let channel = 0; channel < 3; channel++) {
				const lit = Math.min(255, data[at + channel] * light * cast[channel]);
				data[at + channel] = lit + (255 - lit) * shine;
			}
		}
	}
}

/** Gives how much of a pixel a soft ellipse of reflected light covers, from 0 to its strength. */
function glarePatch(random: Random, quad: Quad): (x: number, y: number) => number {
	const cardWidth = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]);
	const [across, down] = [random.next(), random.next()];
	const centreX =
		(quad[0][0] * (1 - across) + quad[1][0] * across) * (1 - down) +
		(quad[3][0] * (1 - across) + quad[2][0] * across) * down;
	const centreY =
		(quad[0][1] * (1 - across) + quad[1][1] * across) * (1 - down) +
		(quad[3][1] * (1 - across) + quad[2][1] * across) * down;
	const turn = random.between(0, Math.PI);
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const long = cardWidth * random.between(0.15, 0.4);
	const short = long * random.between(0.3, 0.7);
	const strength = random.between(0.35, 0.72);
	return (x, y) => {
		const along = ((x - centreX) * cos + (y - centreY) * sin) / long;
		const aside = ((y - centreY) * cos - (x - centreX) * sin) / short;
		return strength * Math.exp(-(along ** 2 + aside ** 2));
	};
}

/** Adds grain as a small sensor shows it, with the given standard deviation of 255; in place. */
export function addNoise(random: Random, { data }: Raster, deviation: number): void {
	// The sum of three even spreads is close to a normal one and much cheaper.
	const scale = deviation * 2;
	for (let at = 0; at < data.length; at++) {
		const grain = (random.next() + random.next() + random.next() - 1.5) * scale;
		data[at] = Math.max(0, Math.min(255, data[at] + grain));
	}
}
