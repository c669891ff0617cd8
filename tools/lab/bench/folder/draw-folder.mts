import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

import type { Side } from '../../../../domain/id-card.ts';
import { pdfOf } from '../../../../test/support/pdf-of.mts';
import { Random } from '../../../../test/support/random.mts';
import { scanOf } from '../../../../test/support/scan-of.mts';
import { drawSpecimen } from '../../specimens/draw.mts';

/** A side in a drawn folder. */
export interface DrawnSide {
	person: number;
	name: string;
	number: string;
	side: Side;
	file: string;
	/** Blurred so much that nobody could read it. */
	isUnreadable: boolean;
	/** Whether the names of its person's files put them together. */
	isNamed: boolean;
}

/** Blur, in pixels, that no character survives. */
const UNREADABLE = 14;

/** How people name both sides; numbers are of a phone's clock. */
const NAMES: ReadonlyArray<(name: string, index: number) => [string, string]> = [
	(name) => [`${name}正面.jpg`, `${name}反面.jpg`],
	(name, index) => [`${name}/IMG_${index}1.jpg`, `${name}/IMG_${index}2.jpg`],
	(name) => [`${name}-1.jpg`, `${name}-2.jpg`],
	(name) => [`${name}（1）.jpg`, `${name}（2）.jpg`],
	(_, index) => [`front_${index}.jpg`, `back_${index}.jpg`],
];

const APPS = ['IMG_', 'mmexport', '微信图片_', 'wx_camera_'];

/**
 * Draws photos of both sides of people's cards into a folder: half named by person, half as phones and chats name them, a tenth
 * unreadable, the first fronts twice, and the last two people as PDFs.
 */
export async function drawFolder(
	folder: string,
	people: number,
	{ seed, twice }: { seed: string; twice: number },
): Promise<DrawnSide[]> {
	const random = new Random(seed);
	const drawn: DrawnSide[] = [];
	const write = (file: string, bytes: Uint8Array) => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), bytes);
	};
	const clock = () =>
		`2024${random.integer(1000, 1231)}${random.integer(100_000_000, 235_959_999)}`;
	for (let person = 0; person < people; person++) {
		const sides = await Promise.all(
			([1, 0] as const).map((side) => drawSpecimen({ seed, index: person, side, level: 'photo' })),
		);
		const { identity_name: name, identity_code: number } = sides[0].fields;
		const of = { person, name: name!, number: number! };
		if (person >= people - 2) {
			const file = `${random.pick(APPS)}${clock()}.pdf`;
			write(file, pdfOf(await Promise.all(sides.map(({ image }) => scanOf(image)))));
			for (const side of [1, 0] as const) {
				drawn.push({ ...of, side, file, isUnreadable: false, isNamed: true });
			}
			continue;
		}
		const isNamed = person % 2 === 1;
		const names = isNamed
			? random.pick(NAMES)(of.name, person)
			: [0, 1].map(() => `${random.pick(APPS)}${clock()}.jpg`);
		for (const [at, { image }] of sides.entries()) {
			const isUnreadable = random.chance(0.1);
			const bytes = isUnreadable ? await sharp(image).blur(UNREADABLE).jpeg().toBuffer() : image;
			const side = at === 0 ? 1 : 0;
			drawn.push({ ...of, side, file: names[at], isUnreadable, isNamed });
			write(names[at], bytes);
			if (person >= twice || side === 0) continue;
			const file = `${random.pick(APPS)}${clock()}.jpg`;
			drawn.push({ ...of, side, file, isUnreadable, isNamed: false });
			write(file, readFileSync(join(folder, names[at])));
		}
	}
	return drawn;
}
