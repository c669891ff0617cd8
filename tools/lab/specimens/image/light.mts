import { Random } from '../../../../test/support/random.mts';
import { type Point, pointInQuad, type Quad } from './perspective.mts';
import type { Raster } from './raster.mts';

// Bound once, since Jest looks up globals through its sandbox, which slows down these loops.
const { exp, imul } = Math;

const SHADOW_CHANCE = 0.35;

/**
 * Adds a lighting gradient, vignetting, a colour cast, in some images the soft shadow of a hand or a
 * phone, and optionally a patch of glare on a card. Modifies the raster in place.
 */
export function addLight(random: Random, raster: Raster, glareOn?: Quad): void {
	const { width, height, data } = raster;
	const direction = random.between(0, 2 * Math.PI);
	const slope = random.between(0.05, 0.34);
	const level = random.between(0.8, 1.06);
	const slopeX = (Math.cos(direction) * slope) / width;
	const slopeY = (Math.sin(direction) * slope) / height;
	const vignette = random.between(0, 0.16);
	const cast = [random.between(0.94, 1.05), random.between(0.97, 1.03), random.between(0.88, 1.05)];
	const glare = glareOn && glarePatch(random, glareOn);
	const shadow = random.chance(SHADOW_CHANCE) ? shadowEdge(random, width, height) : undefined;

	for (let y = 0; y < height; y++) {
		const fromMiddleY = y / height - 0.5;
		const rowLight = level + slopeY * (y - height / 2) - vignette * fromMiddleY ** 2;
		for (let x = 0; x < width; x++) {
			const fromMiddleX = x / width - 0.5;
			const evenLight = rowLight + slopeX * (x - width / 2) - vignette * fromMiddleX * fromMiddleX;
			const light = shadow ? evenLight * shadow(x, y) : evenLight;
			const shine = glare ? glare(x, y) : 0;
			const at = (y * width + x) * 3;
			for (let channel = 0; channel < 3; channel++) {
				const bright = data[at + channel] * light * cast[channel];
				const lit = bright > 255 ? 255 : bright;
				data[at + channel] = lit + (255 - lit) * shine;
			}
		}
	}
}

/** Returns a function for the share of light that a soft, straight-edged shadow leaves at a pixel. */
function shadowEdge(
	random: Random,
	width: number,
	height: number,
): (x: number, y: number) => number {
	const angle = random.between(0, 2 * Math.PI);
	const acrossX = Math.cos(angle) / width;
	const acrossY = Math.sin(angle) / width;
	const start = random.between(-0.25, 0.25);
	const softness = random.between(0.02, 0.15);
	const depth = random.between(0.2, 0.42);
	return (x, y) => {
		const beyond = (acrossX * (x - width / 2) + acrossY * (y - height / 2) - start) / softness;
		return beyond <= 0 ? 1 : 1 - depth * (beyond >= 1 ? 1 : beyond);
	};
}

/** Returns a function for the strength of a soft ellipse of glare at a pixel, from 0 to 1. */
function glarePatch(random: Random, quad: Quad): (x: number, y: number) => number {
	const [topLeft, topRight] = quad;
	const cardWidth = Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]);
	const centre: Point = pointInQuad(quad, random.next(), random.next());
	const turn = random.between(0, Math.PI);
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const long = cardWidth * random.between(0.15, 0.4);
	const short = long * random.between(0.3, 0.7);
	const strength = random.between(0.35, 0.72);
	return (x, y) => {
		const along = ((x - centre[0]) * cos + (y - centre[1]) * sin) / long;
		const aside = ((y - centre[1]) * cos - (x - centre[0]) * sin) / short;
		const distance = along * along + aside * aside;
		return distance > 9 ? 0 : strength * exp(-distance);
	};
}

const GRAIN_COUNT = 1 << 16;
let standardGrain: Float32Array | undefined;

/** One table for all images, since generating millions of normal deviates each time is slow. */
function grainTable(random: Random): Float32Array {
	return Float32Array.from({ length: GRAIN_COUNT }, () => {
		// The sum of three uniform deviates approximates a normal one.
		return (random.next() + random.next() + random.next() - 1.5) * 2;
	});
}

/** Adds sensor noise with the given standard deviation (of 255). Modifies the raster in place. */
export function addNoise(random: Random, { data }: Raster, deviation: number): void {
	standardGrain ??= grainTable(new Random('grain'));
	let place = random.integer(0, 0x7fffffff);
	for (let at = 0; at < data.length; at++) {
		place = (imul(place, 1664525) + 1013904223) | 0;
		const value = data[at] + standardGrain[place >>> 16] * deviation;
		data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
	}
}
