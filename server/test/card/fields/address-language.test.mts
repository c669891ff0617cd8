import { describe, expect, test } from '@jest/globals';

import { languageOf } from '../../../src/card/fields/address-language.mts';
import { likelyText } from '../../../src/card/fields/likely-text.mts';
import { placeLine, textOf } from '../../../src/card/print/glyph.mts';
import { line, portraitLines, type LineOptions } from '../card-lines.mts';
import { readCard } from '../read.mts';

type Others = LineOptions['alternatives'];

/** The text of a line whose characters were read with that probability, with alternatives by index. */
const read = (
	text: string,
	alternatives: Others,
	field: 'address' | 'issued_by' = 'address',
	probability = 0.6,
) => {
	const { glyphs } = placeLine(line(text, 0, 0, { alternatives, probability }));
	return textOf(likelyText(glyphs, languageOf(field)).glyphs);
};

describe('an address', () => {
	test.each<[string, string, Others, string]>([
		['a county of a known city', '贵港市章塘区5号', { 3: [['覃', 0.01]] }, '贵港市覃塘区5号'],
		['a city of a known province', '湖南省常待市', { 4: [['德', 0.01]] }, '湖南省常德市'],
		['a city without its province', '乌兰寨布市', { 2: [['察', 0.1]] }, '乌兰察布市'],
		['each of two', '溯南省常待市', { 0: [['湖', 0.1]], 4: [['德', 0.1]] }, '湖南省常德市'],
		['two characters of one', '载鱼图区', { 0: [['鲅', 0.2]], 2: [['圈', 0.3]] }, '鲅鱼圈区'],
		['one of another kind', '湖南省常德布武陵区', { 5: [['市', 0.01]] }, '湖南省常德市武陵区'],
		['right below a province', '海南省文易市', { 4: [['昌', 0.1]] }, '海南省文昌市'],
		[
			'a group',
			'上海市崇明区新河镇新民村玉组',
			{ 12: [['五', 0.1]] },
			'上海市崇明区新河镇新民村五组',
		],
		[
			'an entrance',
			'上海市人民路2号5栋1参元301室',
			{ 11: [['单', 0.1]] },
			'上海市人民路2号5栋1单元301室',
		],
	])('has %s', (_, text, alternatives, expected) => {
		expect(read(text, alternatives)).toBe(expected);
	});

	test.each<[string, string, Others]>([
		['a text for which the network saw no place', '贵港市章塘区5号', { 3: [['意', 0.3]] }],
		['a street', '大同市矿山路', { 4: [['区', 0.1]] }],
		['a zone of a city', '西安市高新区', { 4: [['陵', 0.1]] }],
		['a digit that another one is nearly as likely as', '上海市人民路12号', { 6: [['7', 0.5]] }],
	])('keeps %s', (_, text, alternatives) => {
		expect(read(text, alternatives)).toBe(text);
	});

	test('is the card’s', () => {
		const row = line('上诲市黄浦区人民大道', 120, 200, {
			alternatives: { 1: [['海', 0.1]] },
			probability: 0.8,
		});
		const card = readCard(portraitLines({ 上海市黄浦区人民大道: [row] }));
		expect(card).toEqual(readCard(portraitLines()));
	});
});

describe('an authority', () => {
	test.each<[string, string, Others, string]>([
		['of a county', '杨山县公安局', { 0: [['砀', 0.1]] }, '砀山县公安局'],
		[
			'with a branch without 区',
			'韶关市公安局淡江分局',
			{ 6: [['浈', 0.03]] },
			'韶关市公安局浈江分局',
		],
	])('%s is read', (_, text, alternatives, expected) => {
		expect(read(text, alternatives, 'issued_by')).toBe(expected);
	});
});

test.each([
	['哈尔滨铁路公安处', 7],
	['广东省公安厅', 5],
])('what recognition is sure of stays: %s', (text, last) => {
	expect(read(text, { [last]: [['局', 0.01]] }, 'issued_by', 0.99)).toBe(text);
	expect(read(text, { [last]: [['局', 0.1]] }, 'issued_by', 0.9)).toBe(text);
});
