import type { Dice } from './dice.mts';
import { outsideFace, type Face, type FontName } from './fonts.mts';
import type { Holder } from './holder.mts';
import { textOutline, textWidth, type TextPlace } from './text-outline.mts';
import { endOf } from './truth.mts';

/** Size of a card in millimetres, GA 461. All measures of this file are millimetres. */
export const CARD = { width: 85.6, height: 54 };

const CORNER = 3.2;
const LABEL_SIZE = 2.65;
const VALUE_SIZE = 3.2;
const NAME_SIZE = 3.75;
/** Where values start, and where an address must end. */
const VALUES_LEFT = 15.8;
const ADDRESS_RIGHT = 53.5;
const ADDRESS_LEADING = 4.45;

/** How one card is printed. */
interface Print {
	face: Face;
	digits: Face;
	ink: string;
	blue: string;
	/** Thickening of strokes. */
	weight: number;
}

/** Real cards are printed in a hei face, so those two are the most frequent. */
const FACES: readonly FontName[] = [
	...(['zenHei', 'zenHei', 'zenHei', 'zenHei', 'microHei', 'microHei', 'microHei'] as const),
	...(['serif', 'serif', 'kai'] as const),
];

function drawnPrint(dice: Dice): Print {
	const dark = dice.whole(14, 52);
	return {
		face: outsideFace(dice.one(FACES)),
		digits: outsideFace(dice.chance(0.7) ? 'digits' : 'microHei'),
		ink: `rgb(${dark},${dark},${dark + dice.whole(0, 8)})`,
		blue: `rgb(${dice.whole(40, 75)},${dice.whole(105, 140)},${dice.whole(165, 200)})`,
		weight: dice.between(0, 0.09),
	};
}

/**
 * Returns the portrait side of a card as SVG, in millimetres.
 * @throws MissingGlyphError when the drawn font lacks a character of the card.
 */
export function portraitSvg(dice: Dice, holder: Holder): string {
	const print = drawnPrint(dice);
	const shift = () => dice.between(-0.35, 0.35);
	const [year, month, day] = holder.birth.map(String);
	const label = (text: string, x: number, y: number) => blueText(print, text, { x, y });
	// Values are printed after the labels, so all are moved alike against them.
	const [right, down] = [shift(), shift()];
	const value = (text: string, x: number, y: number, size = VALUE_SIZE) =>
		inkText(print, text, { x: x + right, y: y + down, size });
	const rows = [8.9, 15.6, 22.3, 29.6, 48];
	const [name, gender, birth, address, number] = rows.map((y) => y + shift());
	return card(
		dice,
		[
			label('姓名', 5, name) + value(holder.name, VALUES_LEFT, name, NAME_SIZE),
			label('性别', 5, gender) + value(holder.gender, VALUES_LEFT, gender),
			label('民族', 24.6, gender) + value(holder.group, 32.6, gender),
			label('出生', 5, birth) + value(year, VALUES_LEFT, birth),
			label('年', 24.9, birth) + value(month, month.length > 1 ? 28.4 : 29.2, birth),
			label('月', 33.2, birth) + value(day, day.length > 1 ? 36.9 : 37.7, birth),
			label('日', 41.7, birth),
			label('住址', 5, address),
			...addressRows(print.face, holder.address).map((row, index) =>
				value(row, VALUES_LEFT, address + index * ADDRESS_LEADING),
			),
			label('公民身份号码', 5, number),
			inkText({ ...print, face: print.digits }, holder.number, {
				x: 29.2,
				y: number + 0.15,
				size: 4,
				spacing: dice.between(0.2, 0.45),
			}),
			grayFigure(dice),
		],
		specimenMark(print, 68.4, 40.6),
	);
}

/**
 * Returns the emblem side of a card as SVG, in millimetres. Where the emblem would be is a pale disc.
 * @throws MissingGlyphError when the drawn font lacks a character of the card.
 */
export function emblemSvg(dice: Dice, holder: Holder): string {
	const print = drawnPrint(dice);
	const title = { ...print, face: outsideFace('serif') };
	const shift = () => dice.between(-0.35, 0.35);
	const dotted = (day: Holder['birth']) =>
		day.map((part) => String(part).padStart(2, '0')).join('.');
	const end = endOf(holder);
	const period = `${dotted(holder.start)}-${end === null ? '长期' : dotted(end)}`;
	const [authority, validity] = [40.4 + shift(), 47.6 + shift()];
	const value = { size: VALUE_SIZE + 0.15, x: 36.2 };
	return card(
		dice,
		[
			'<circle cx="13.5" cy="13.5" r="8" fill="#e9d3d0" fill-opacity="0.6"/>',
			inkText(title, '中华人民共和国', { x: 51, y: 13.8, size: 5, spacing: 1.1, anchor: 'middle' }),
			inkText(title, '居民身份证', { x: 51, y: 24.6, size: 7.6, spacing: 1.4, anchor: 'middle' }),
			inkText(print, '签发机关', { x: 22.4, y: authority, size: LABEL_SIZE + 0.1 }),
			inkText(print, holder.authority, { ...value, y: authority }),
			inkText(print, '有效期限', { x: 22.4, y: validity, size: LABEL_SIZE + 0.1 }),
			inkText(print, period, { ...value, y: validity }),
		],
		specimenMark(print, 13.5, 14.2),
	);
}

/** Breaks an address where the next character would pass the portrait. */
function addressRows(face: Face, address: string): string[] {
	const rows = [''];
	for (const character of address) {
		const longer = `${rows.at(-1)}${character}`;
		const fits = textWidth(face, longer) * VALUE_SIZE <= ADDRESS_RIGHT - VALUES_LEFT;
		if (fits) rows[rows.length - 1] = longer;
		else rows.push(character);
	}
	return rows;
}

const inkText = ({ face, ink, weight }: Print, text: string, place: TextPlace) =>
	`<g fill="${ink}" stroke="${ink}" stroke-width="${strokeOf(face, place, weight)}">${textOutline(face, text, place)}</g>`;

const blueText = (print: Print, text: string, place: Pick<TextPlace, 'x' | 'y'>) =>
	inkText({ ...print, ink: print.blue }, text, { ...place, size: LABEL_SIZE });

/** Strokes are scaled with the glyph, so their width is in its units. */
const strokeOf = (face: Face, { size }: TextPlace, weight: number) =>
	((weight * face.unitsPerEm) / size).toFixed(1);

/** A person's grey outline, not a face. */
function grayFigure(dice: Dice): string {
	const shade = dice.whole(150, 200);
	const x = 68.4 + dice.between(-0.8, 0.8);
	return (
		`<g fill="rgb(${shade},${shade},${shade + 4})"><ellipse cx="${x}" cy="17.5" rx="5.4" ry="6.8"/>` +
		`<path d="M${x - 10.5} 38.5q0 -12.5 10.5 -12.5t10.5 12.5z"/></g>`
	);
}

/** Small, pale, and on no field. */
const specimenMark = ({ face }: Print, x: number, y: number) =>
	`<g fill="#9a9aa5" fill-opacity="0.5">${textOutline(face, '样本', { x, y, size: 2.3, anchor: 'middle' })}` +
	`${textOutline(outsideFace('digits'), 'SPECIMEN', { x, y: y + 2, size: 1.5, anchor: 'middle' })}</g>`;

function card(dice: Dice, contents: readonly string[], mark: string): string {
	const { width, height } = CARD;
	const [left, right] = dice.one([
		['#e6eef1', '#f1e7e4'],
		['#eef2f0', '#e4ebf2'],
		['#f0eeea', '#e5eef0'],
	]);
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
		`<defs><linearGradient id="paper" x2="1" y2="0.4"><stop stop-color="${left}"/><stop offset="1" stop-color="${right}"/></linearGradient></defs>` +
		`<rect width="${width}" height="${height}" rx="${CORNER}" fill="url(#paper)"/>` +
		`${fineLines(dice)}${contents.join('')}${mark}</svg>`
	);
}

/** Pale waves, as security print has them. */
function fineLines(dice: Dice): string {
	const color = dice.one(['#9fc4cf', '#c9b0c4', '#b4c9a9', '#c7bda2']);
	const [rise, length, lean] = [dice.between(1, 3), dice.between(18, 40), dice.between(-6, 6)];
	let lines = '';
	const heightAt = (x: number, y: number) => {
		const height = y + rise * Math.sin(x / length + y / 5) + (lean * x) / CARD.width;
		return Math.min(CARD.height - 1, Math.max(1, height)).toFixed(2);
	};
	for (let y = 1; y < CARD.height; y += dice.between(1.1, 1.9)) {
		for (let x = 1; x < CARD.width; x += 2) lines += `${x === 1 ? 'M' : 'L'}${x} ${heightAt(x, y)}`;
	}
	return `<path d="${lines}" fill="none" stroke="${color}" stroke-width="0.12" stroke-opacity="0.55"/>`;
}
