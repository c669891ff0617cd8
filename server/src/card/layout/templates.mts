import type { Bounds } from '../../geometry/rotated-bounds.mts';
import type { Anchor, Template } from './template.mts';

/** Measured on the layout, see server/docs/card-templates.md. */
const PORTRAIT: Bounds = { left: 54, right: 81, top: 6.2, bottom: 40.4 };

const anchor = (
	name: string,
	word: Anchor['word'],
	[x, y]: [number, number],
	length: number,
	points: number,
): Anchor => ({ name, word, at: { x, y }, length, size: 1, points, isUnique: true });

/** The same for a word that may also occur elsewhere on a card, such as 民族 in an address. */
const common = (...given: Parameters<typeof anchor>): Anchor => {
	return { ...anchor(...given), isUnique: false };
};

/** The same for a title, which is printed larger. */
const title = (size: number, ...given: Parameters<typeof anchor>): Anchor => {
	return { ...common(...given), size };
};

/**
 * The resident card's two sides; the residence permits of people from Hong Kong, Macao and Taiwan share
 * their layout. Print runs differ from it by a millimetre or two.
 */
export const TEMPLATES: readonly Template[] = [
	{
		name: 'portrait',
		side: 1,
		anchors: [
			anchor('name', '姓名', [6.5, 8.5], 3.2, 1),
			anchor('gender', '性别', [6.5, 15.5], 3.2, 1),
			common('ethnic group', '民族', [25, 15.5], 3.2, 1),
			anchor('birth', '出生', [6.5, 22.4], 3.2, 1),
			common('date', { form: 'birth' }, [16, 22.4], 0, 2),
			anchor('address', '住址', [6.5, 29.6], 3.2, 1),
			anchor('number label', '公民身份号码', [6.5, 47.4], 16, 2),
			anchor('number', { form: 'number' }, [30, 47.4], 42.8, 3),
		],
		fields: [
			{ grammar: 'name', left: 13, right: 54, top: 4, bottom: 12.2, character: 4.5 },
			{ grammar: 'gender', left: 13, right: 23.5, top: 12, bottom: 19 },
			{
				grammar: 'ethnic group',
				left: 23.5,
				right: 54,
				top: 12,
				bottom: 19,
				cell: { left: 30.3, right: 46, y: 15.5, form: /\p{Script=Han}/u },
			},
			{ grammar: 'birth', left: 13, right: 54, top: 19, bottom: 26.3 },
			{
				grammar: 'address',
				left: 13,
				right: 57,
				top: 26.3,
				bottom: 44.2,
				firstRow: 32,
				rows: { pitch: 4.4, last: /^\d{0,4}[号室组户]$/, room: 11 },
			},
			{
				grammar: 'number',
				left: 26,
				right: 84,
				top: 44,
				bottom: 51.8,
				cell: { left: 27, right: 82, y: 47.4, form: /\d{17}[\dX]/i },
			},
		],
		character: 3.4,
		holder: [['identity_name', 'address']],
		portrait: PORTRAIT,
	},
	{
		name: 'emblem',
		side: 0,
		otherLabels: /通行证号码|签发次数/,
		anchors: [
			title(1.35, 'country', '中华人民共和国', [34.5, 11], 37, 1),
			title(1.9, 'title', '居民身份证', [34.4, 21.2], 37, 2),
			title(1.9, 'permit title', '居民居住证', [38, 21.2], 37, 2),
			anchor('authority', '签发机关', [21.5, 39.5], 9, 2),
			anchor('validity', '有效期限', [21.5, 46.7], 9, 2),
			anchor('period', { form: 'period' }, [34, 46.7], 17, 2),
		],
		fields: [
			{
				grammar: 'authority',
				left: 32.5,
				right: 84,
				top: 33,
				bottom: 43.2,
				indent: 0.5,
				rows: { pitch: 4.1, last: /^[安公分]{0,2}局$/ },
			},
			{ grammar: 'validity', left: 32.5, right: 84, top: 43.2, bottom: 50.8 },
		],
		character: 3.4,
		holder: [],
	},
	// The foreign permanent resident's card of 2023, estimated from a drawn one: values are below their labels.
	{
		name: 'foreigner',
		side: 1,
		otherLabels: /国籍/,
		anchors: [
			title(1.4, 'foreigner title', '外国人永久居留身份证', [38, 6.5], 34, 4),
			anchor('name', '姓名', [6.5, 11.5], 2.6, 1),
			anchor('gender', '性别', [6.5, 23], 2.6, 1),
			anchor('birth', '出生日期', [26, 23], 7.8, 1),
			anchor('validity', '有效期限', [6.5, 39], 7.8, 1),
			anchor('number label', '证件号码', [6.5, 49], 7.8, 1),
			anchor('number', { form: 'number' }, [29.5, 49], 41, 2),
		],
		fields: [
			{ grammar: 'name', left: 3, right: 55, top: 13.2, bottom: 21 },
			{ grammar: 'gender', left: 3, right: 20, top: 24.8, bottom: 29.5 },
			{ grammar: 'birth', left: 22, right: 55, top: 24.8, bottom: 29.5 },
			{ grammar: 'validity', left: 3, right: 55, top: 40.8, bottom: 45.5 },
			{ grammar: 'number', left: 26, right: 80, top: 46, bottom: 52 },
		],
		character: 3.4,
		holder: [['identity_name'], ['identity_code', 'birth']],
		portrait: PORTRAIT,
		isGuess: true,
	},
];
