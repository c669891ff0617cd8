import type { Dice } from './dice.mts';
import type { Frame } from './frame.mts';
import type { Point } from './pose.mts';

/** Lets light fall from one side; `strength` is the share that the darkest corner loses. */
export function sideLight(frame: Frame, dice: Dice, strength: number): void {
	const angle = dice.between(0, 2 * Math.PI);
	const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
	const reach = (Math.abs(dx) + Math.abs(dy)) / 2;
	const warmth = dice.between(-0.05, 0.05);
	eachPixel(frame, (x, y, at) => {
		const along = ((x - 0.5) * dx + (y - 0.5) * dy) / reach;
		const gain = 1 - (strength * (along + 1)) / 2;
		frame.data[at] *= gain * (1 + warmth);
		frame.data[at + 1] *= gain;
		frame.data[at + 2] *= gain * (1 - warmth);
	});
}

/** Makes all darker and flatter, as in a dim room. */
export function dim(frame: Frame, gain: number, tint: readonly number[]): void {
	for (let i = 0; i < frame.data.length; i++)
		frame.data[i] = frame.data[i] * gain * tint[i % 3] + 4;
}

/**
 * Puts a reflection on a point: a soft oval, brightest in its middle, where print keeps `1 - strength`
 * of its contrast. `radius` is a share of the frame's longer side.
 */
export function glare(frame: Frame, dice: Dice, [px, py]: Point, radius: number, strength: number) {
	const long = Math.max(frame.width, frame.height);
	const flat = dice.between(0.45, 1);
	const turn = dice.between(0, Math.PI);
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	eachPixel(frame, (x, y, at) => {
		const [dx, dy] = [(x * frame.width - px) / long, (y * frame.height - py) / long];
		const distance = Math.hypot(dx * cos + dy * sin, (dy * cos - dx * sin) / flat) / radius;
		if (distance >= 1) return;
		const veil = strength * (1 - distance ** 2) ** 1.5;
		for (let channel = 0; channel < 3; channel++) {
			frame.data[at + channel] += (252 - frame.data[at + channel]) * veil;
		}
	});
}

/** Adds a sensor's noise; `amount` is its standard deviation, of 255. */
export function grain(frame: Frame, dice: Dice, amount: number): void {
	for (let i = 0; i < frame.data.length; i += 3) {
		// Two uniform numbers are near enough to a bell.
		const gray = (dice.unit() + dice.unit() - 1) * 2.2 * amount;
		for (let channel = 0; channel < 3; channel++) {
			frame.data[i + channel] += gray + (dice.unit() - 0.5) * amount;
		}
	}
}

/** Takes the colors away, as a copier does. */
export function decolor(frame: Frame, contrast: number): void {
	const { data } = frame;
	for (let i = 0; i < data.length; i += 3) {
		const gray = 0.3 * data[i] + 0.59 * data[i + 1] + 0.11 * data[i + 2];
		data.fill((gray - 128) * contrast + 128 + (contrast - 1) * 40, i, i + 3);
	}
}

/** Fills a frame with a table: one color, uneven in patches, with or without a grain of wood. */
export function tabletop(frame: Frame, dice: Dice): void {
	const base = dice.one([
		[148, 112, 78],
		[96, 70, 52],
		[186, 182, 174],
		[62, 66, 72],
		[120, 132, 128],
		[201, 188, 160],
		[88, 98, 124],
	]);
	const wood = dice.chance(0.5) ? dice.between(5, 14) : 0;
	const [lean, pitch] = [dice.between(-0.3, 0.3), dice.between(40, 110)];
	const waves = Array.from({ length: 5 }, () => ({
		x: dice.between(-14, 14),
		y: dice.between(-14, 14),
		phase: dice.between(0, 6),
	}));
	eachPixel(frame, (x, y, at) => {
		let patch = 0;
		for (const wave of waves) patch += Math.sin(wave.x * x + wave.y * y + wave.phase);
		const stripe = wood * Math.sin((y + lean * x) * pitch + 2 * Math.sin(x * 7 + patch));
		const rough = (dice.unit() - 0.5) * 9;
		for (let channel = 0; channel < 3; channel++) {
			frame.data[at + channel] = base[channel] + patch * 3 + stripe + rough;
		}
	});
}

/** Calls back with a pixel's place, from 0 to 1, and the index of its red. */
function eachPixel({ width, height }: Frame, call: (x: number, y: number, at: number) => void) {
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) call(x / width, y / height, (y * width + x) * 3);
	}
}
