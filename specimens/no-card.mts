import sharp from 'sharp';
import { COMMON_GIVEN_CHARACTERS } from './name-lists.mts';
import type { Picture } from './capture.mts';
import { Random } from './random.mts';
import { rasterOfSvg, sharpOf } from './raster.mts';
import { addLight, addNoise } from './light.mts';
import { textPath } from './text-path.mts';

/** Pictures without an ID card, which an engine must refuse. */
export type NoCardKind =
	| 'landscape'
	| 'text-page'
	| 'bank-card'
	| 'business-card'
	| 'receipt'
	| 'blank-paper';

export const NO_CARD_KINDS: readonly NoCardKind[] = [
	'landscape',
	'text-page',
	'bank-card',
	'business-card',
	'receipt',
	'blank-paper',
];

const WIDTH = 1280;
const HEIGHT = 960;
const INK = '#222';

type Drawing = (random: Random) => string;

function writing(random: Random, length: number): string {
	let text = '';
	for (let i = 0; i < length; i++) text += random.pick(COMMON_GIVEN_CHARACTERS);
	return text;
}

function line(text: string, x: number, y: number, size: number, colour = INK): string {
	return textPath(text, x, y, { size, weight: 'regular', colour });
}

function digits(random: Random, count: number): string {
	return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

const landscape: Drawing = (random) => {
	const sky = random.pick(['#8fc1ea', '#e9b384', '#b9c7d4', '#5f86b8']);
	let hills = '';
	for (let range = 0; range < 4; range++) {
		const base = 380 + range * 130;
		const points = Array.from({ length: 17 }, (_, i) => {
			const height = random.between(20, 160) * (1.2 - range * 0.2);
			return `${i * 80},${(base - height).toFixed(0)}`;
		});
		const shade = 40 + range * 22;
		hills += `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="rgb(${shade},${shade + 50},${shade + 8})"/>`;
	}
	const sun = `<circle cx="${random.integer(100, 1180)}" cy="${random.integer(60, 240)}" r="46" fill="#fff3c4"/>`;
	return `<rect width="100%" height="100%" fill="${sky}"/>${sun}${hills}`;
};

const textPage: Drawing = (random) => {
	let lines = line(writing(random, 9), 380, 130, 52);
	for (let row = 0; row < 15; row++) {
		lines += line(
			writing(random, row % 5 === 4 ? random.integer(6, 24) : 28),
			120,
			220 + row * 46,
			36,
		);
	}
	return `<rect width="100%" height="100%" fill="#fbfaf6"/>${lines}`;
};

const bankCard: Drawing = (random) => {
	const colour = random.pick(['#7c1f2b', '#1f4d7c', '#28623f', '#3a3340']);
	const number = [6, 0, 0, 0].map((first) =>
		first ? `62${digits(random, 2)}` : digits(random, 4),
	);
	return (
		'<rect width="100%" height="100%" fill="#c9c2b6"/>' +
		`<rect x="180" y="180" width="920" height="580" rx="36" fill="${colour}"/>` +
		'<rect x="260" y="380" width="130" height="96" rx="14" fill="#d9b95c"/>' +
		line(`${writing(random, 2)}银行`, 260, 300, 56, '#fff') +
		line('借记卡', 880, 300, 40, '#fff') +
		line(number.join(' '), 260, 600, 72, '#f2f2f2') +
		line(`有效期至 ${digits(random, 2)}/${digits(random, 2)}`, 260, 690, 32, '#fff')
	);
};

const businessCard: Drawing = (random) =>
	'<rect width="100%" height="100%" fill="#5b6470"/>' +
	'<rect x="180" y="200" width="920" height="560" fill="#fdfdfb"/>' +
	line(writing(random, 3), 260, 340, 72) +
	line('销售经理', 540, 340, 36) +
	line(`${writing(random, 4)}科技有限公司`, 260, 470, 44) +
	line(`电话 139${digits(random, 8)}`, 260, 570, 34) +
	line(`地址 ${writing(random, 2)}路${random.integer(1, 400)}号`, 260, 630, 34) +
	line(`邮箱 office${digits(random, 3)}@example.com`, 260, 690, 34);

const receipt: Drawing = (random) => {
	let rows =
		line(`${writing(random, 3)}超市`, 500, 120, 56) +
		line(`小票号 ${digits(random, 18)}`, 420, 180, 28);
	for (let row = 0; row < 11; row++) {
		rows += line(writing(random, random.integer(2, 6)), 420, 250 + row * 48, 32);
		rows += line(`${random.integer(1, 90)}.${digits(random, 2)}`, 780, 250 + row * 48, 32);
	}
	rows += line(`合计 ${random.integer(100, 900)}.${digits(random, 2)}`, 420, 830, 44);
	return `<rect width="100%" height="100%" fill="#6d5a48"/><rect x="380" width="520" height="${HEIGHT}" fill="#fafafa"/>${rows}`;
};

const blankPaper: Drawing = (random) =>
	`<rect width="100%" height="100%" fill="${random.pick(['#8a5a36', '#3a3d42', '#4d5b45'])}"/>` +
	`<rect x="220" y="160" width="860" height="600" fill="#f6f4ee" transform="rotate(${random.between(-9, 9).toFixed(1)} 640 480)"/>`;

const DRAWINGS: Record<NoCardKind, Drawing> = {
	landscape,
	'text-page': textPage,
	'bank-card': bankCard,
	'business-card': businessCard,
	receipt,
	'blank-paper': blankPaper,
};

/** Draws a picture (JPEG, 1280 by 960 pixels) that shows no ID card. */
export async function noCardPicture(kind: NoCardKind, seed: string | number): Promise<Picture> {
	const random = new Random(`no-card/${kind}/${seed}`);
	const drawing = DRAWINGS[kind](random);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${drawing}</svg>`;
	const raster = await rasterOfSvg(Buffer.from(svg), 3);
	addLight(random.fork('light'), raster);
	addNoise(random.fork('noise'), raster, 4);
	const picture = await sharpOf(raster).blur(0.6).jpeg({ quality: 82 }).toBuffer();
	return { picture, format: 'jpeg' };
}

/** Draws a landscape: the plainest picture without a card. */
export async function landscapePhoto(seed: string | number): Promise<Picture> {
	return noCardPicture('landscape', seed);
}
