import type { Random } from '../../../../test/support/random.mts';

const WOODS = ['#8a5a36', '#a9784c', '#5f4130', '#b98d62', '#6d5a48'];
const CLOTHS = ['#3c4f6b', '#7d2f35', '#4d5b45', '#8c8478', '#2c2f38', '#c9c0b2'];
const DESKS = ['#d9d6cf', '#3a3d42', '#b7bcc2', '#efece6', '#6f7f8c'];
const OBJECTS = ['#f7f5ef', '#e3e8ec', '#30343a', '#c6503f', '#e0b64a', '#4a78a8', '#7aa06b'];

function table(random: Random, width: number, height: number): string {
	let grain = '';
	for (let line = 0; line < 46; line++) {
		const y = random.between(-20, height + 20);
		const bend = random.between(-40, 40);
		grain +=
			`<path d="M0 ${y.toFixed(0)}Q${width / 2} ${(y + bend).toFixed(0)} ${width} ${(y + random.between(-20, 20)).toFixed(0)}" ` +
			`stroke-width="${random.between(1, 7).toFixed(1)}" stroke-opacity="${random.between(0.05, 0.22).toFixed(2)}"/>`;
	}
	const base = `<rect width="100%" height="100%" fill="${random.pick(WOODS)}"/>`;
	return `${base}<g fill="none" stroke="#2b1a0e">${grain}</g>`;
}

function cloth(random: Random, width: number, height: number): string {
	const pitch = random.between(14, 46);
	let threads = '';
	for (let x = 0; x < width; x += pitch) {
		threads += `<rect x="${x.toFixed(1)}" width="${(pitch * 0.45).toFixed(1)}" height="${height}"/>`;
	}
	for (let y = 0; y < height; y += pitch) {
		threads += `<rect y="${y.toFixed(1)}" height="${(pitch * 0.45).toFixed(1)}" width="${width}"/>`;
	}
	const base = `<rect width="100%" height="100%" fill="${random.pick(CLOTHS)}"/>`;
	return `${base}<g fill="${random.pick(['#fff', '#000'])}" fill-opacity="${random.between(0.04, 0.13).toFixed(2)}">${threads}</g>`;
}

function clutter(random: Random, width: number, height: number): string {
	let things = '';
	for (let thing = 0; thing < 9; thing++) {
		const [x, y] = [random.between(-0.1, 1) * width, random.between(-0.1, 1) * height];
		const [w, h] = [random.between(0.06, 0.4) * width, random.between(0.04, 0.3) * height];
		const turn = `transform="rotate(${random.between(-50, 50).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})"`;
		things +=
			`<rect x="${(x + 5).toFixed(0)}" y="${(y + 7).toFixed(0)}" width="${w.toFixed(0)}" height="${h.toFixed(0)}" rx="6" fill="#000" fill-opacity="0.25" ${turn}/>` +
			`<rect x="${x.toFixed(0)}" y="${y.toFixed(0)}" width="${w.toFixed(0)}" height="${h.toFixed(0)}" rx="6" fill="${random.pick(OBJECTS)}" ${turn}/>`;
	}
	return `<rect width="100%" height="100%" fill="${random.pick(DESKS)}"/>${things}`;
}

/** Returns the SVG of a surface under a card, in pixels. */
export function backgroundSvg(random: Random, width: number, height: number): Buffer {
	const surface = random.pick([table, cloth, clutter])(random, width, height);
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${surface}</svg>`,
	);
}
