import { describe, expect, test } from '@jest/globals';

import { withKnownAuthority, withKnownPlaces } from '../../../src/card/fields/place-names.mts';
import { beginsWithPlace } from '../../../src/card/fields/places.mts';
import { PLACE_NAMES } from '../../../../domain/place-name-data.ts';
import { placeLine, textOf } from '../../../src/card/print/glyph.mts';
import { readCard } from '../read.mts';
import { changed, emblemLines, line, portraitLines, type LineOptions } from '../card-lines.mts';

type Others = LineOptions['alternatives'];

/** The characters of a line, each read with a probability of 0.6, with alternatives by index. */
const glyphs = (text: string, alternatives: Others = {}, options: LineOptions = {}) =>
	placeLine(line(text, 0, 0, { alternatives, probability: 0.6, ...options })).glyphs;

describe('an address', () => {
	const read = (text: string, alternatives: Others) =>
		textOf(withKnownPlaces(glyphs(text, alternatives)));

	test.each<[string, string, Others, string]>([
		['a county of a known city', '贵港市章塘区5号', { 3: [['覃', 0.001]] }, '贵港市覃塘区5号'],
		['a city of a known province', '湖南省常待市', { 4: [['德', 0.01]] }, '湖南省常德市'],
		['a county without its city', '四川省什部市2号', { 4: [['邡', 0.01]] }, '四川省什邡市2号'],
		['a city without its province', '乌兰寨布市', { 2: [['察', 0.1]] }, '乌兰察布市'],
		['each of two', '溯南省常待市', { 0: [['湖', 0.1]], 4: [['德', 0.1]] }, '湖南省常德市'],
		['behind specks', '·乌兰寨布市', { 3: [['察', 0.1]] }, '·乌兰察布市'],
		['two characters of one', '载鱼图区', { 0: [['鲅', 0.2]], 2: [['圈', 0.3]] }, '鲅鱼圈区'],
		['one whose name several cities have', '洪北区5号', { 0: [['江', 0.1]] }, '江北区5号'],
		[
			'a place within the one before, though another is likelier',
			'承德市双挢区',
			{ 0: [['常', 0.9]], 4: [['桥', 0.1]] },
			'承德市双桥区',
		],
		[
			'a place after a region’s short name',
			'广西贵港市章塘区',
			{ 5: [['覃', 0.01]] },
			'广西贵港市覃塘区',
		],
		['one of another kind', '湖南省常德布', { 5: [['市', 0.01]] }, '湖南省常德市'],
		[
			'one with most characters misread',
			'广西社集自油区',
			{ 2: [['壮', 0.02]], 3: [['族', 0.02]], 5: [['治', 0.05]] },
			'广西壮族自治区',
		],
		['one that only one name fits', '峨山舞族自治县', {}, '峨山彝族自治县'],
		['right below a province', '海南省文易市', { 4: [['昌', 0.1]] }, '海南省文昌市'],
	])('is corrected to %s', (_, text, alternatives, expected) => {
		expect(read(text, alternatives)).toBe(expected);
	});

	test.each<[string, string, Others]>([
		['a text for which the network saw no place', '贵港市章塘区5号', { 3: [['意', 0.3]] }],
		[
			'a text for which two places are equally likely',
			'济易市5号',
			{
				1: [
					['南', 0.1],
					['源', 0.1],
				],
			},
		],
		[
			'a text that an unlikely place fits, with none before it',
			'杨山县5号',
			{ 0: [['砀', 0.001]] },
		],
		[
			'a text that an unlikely place fits in one of four characters',
			'载龟图区',
			{ 0: [['鲅', 0.01]], 1: [['鱼', 0.01]], 2: [['圈', 0.01]] },
		],
		['a place of another province', '湖南省广易市', { 4: [['州', 0.3]] }],
		['another kind of place', '拉萨市城关镇', { 5: [['区', 0.3]] }],
		['a street', '大同市矿山路', { 4: [['区', 0.3]] }],
		['a zone of a city', '西安市高新区', { 4: [['陵', 0.3]] }],
		['a text that a zone of a city is likely for', '中山市东区', { 3: [['新', 0.3]] }],
		['a text that a short name is unlikely for', '大同市广区', { 3: [['矿', 0.01]] }],
		['a text after the places', '贵港市覃塘区章塘区', { 6: [['覃', 0.3]] }],
	])('keeps %s', (_, text, alternatives) => {
		expect(read(text, alternatives)).toBe(text);
	});

	test.each([
		['a text of high confidence', '西安市高薪区', { 4: [['陵', 0.3]] }, { probability: 0.98 }],
		[
			'a text that an unknown character fits',
			'山西省隐县',
			{ 3: [['沁', 0.1]] },
			{ unknown: '隰' },
		],
	] as const)('keeps %s', (_, text, alternatives, options) => {
		const others = alternatives as unknown as Others;
		expect(textOf(withKnownPlaces(glyphs(text, others, options)))).toBe(text);
	});

	test('matches traditional characters with the simplified ones that cards print', () => {
		const surely = { probability: 0.99 };
		const read = (text: string) => textOf(withKnownPlaces(glyphs(text, {}, surely)));
		expect(read('甘肃省平凉市靜宁县北泰鎮')).toBe('甘肃省平凉市静宁县北泰鎮');
		expect(textOf(withKnownAuthority(glyphs('靜宁县公安局', {}, surely)))).toBe('静宁县公安局');
	});

	test('loses the rest of its label on a separate line before a province', () => {
		const behind = (label: string, address: string) =>
			textOf(withKnownPlaces([...glyphs(label), ...glyphs(address)]));
		expect(behind('经', '安徽省蒙城县')).toBe('安徽省蒙城县');
		expect(behind('往址', '安徽省蒙城县')).toBe('安徽省蒙城县');
		expect(behind('蒙城县', '安徽省路')).toBe('蒙城县安徽省路');
		expect(behind('安徽省', '蒙城县')).toBe('安徽省蒙城县');
		expect(read('原北京市东城区', {})).toBe('原北京市东城区');
	});

	test('is the card’s', () => {
		const row = line('上诲市黄浦区人民大道', 120, 200, {
			alternatives: { 1: [['海', 0.1]] },
			probability: 0.8,
		});
		const card = readCard(changed(portraitLines(), { 上海市黄浦区人民大道: [row] }));
		expect(card).toEqual(readCard(portraitLines()));
	});
});

describe('an authority', () => {
	const read = (text: string, alternatives: Others) =>
		textOf(withKnownAuthority(glyphs(text, alternatives)));

	test.each<[string, string, Others, string]>([
		['of a county', '杨山县公安局', { 0: [['砀', 0.1]] }, '砀山县公安局'],
		['of a county of a province', '河南省长易市公安局', { 4: [['葛', 0.1]] }, '河南省长葛市公安局'],
		[
			'with a district’s branch',
			'洛阳市公安局渡河回族区分局',
			{ 6: [['瀍', 0.02]] },
			'洛阳市公安局瀍河回族区分局',
		],
		[
			'with a branch without 区',
			'韶关市公安局淡江分局',
			{ 6: [['浈', 0.03]] },
			'韶关市公安局浈江分局',
		],
	])('%s is read', (_, text, alternatives, expected) => {
		expect(read(text, alternatives)).toBe(expected);
	});

	test.each<[string, string, Others]>([
		['a branch that is not named after a district', '西安市公安局高新区分局', { 7: [['陵', 0.3]] }],
		['a branch that another one is unlikely for', '唐山市公安局城南分局', { 6: [['路', 0.01]] }],
		['a branch with another end', '武汉市公安局汉口分局', { 7: [['阳', 0.3]] }],
		['a text that is no branch', '韶关市公安局淡江', { 6: [['浈', 0.03]] }],
		['the branch of an unknown city', '新新市公安局淡江分局', { 6: [['浈', 0.03]] }],
	])('keeps %s', (_, text, alternatives) => {
		expect(read(text, alternatives)).toBe(text);
	});

	test('is the card’s', () => {
		const row = line('上海市公安局皇浦分局', 200, 250, {
			alternatives: { 6: [['黄', 0.1]] },
			probability: 0.8,
		});
		const card = readCard(changed(emblemLines(), { 上海市公安局黄浦分局: [row] }));
		expect(card).toEqual(readCard(emblemLines()));
	});
});

test.each([
	['湖南省', true],
	['常德市武陵区', true],
	['武陵区公安局', true],
	['新疆石河子市', true],
	['澎湖县', false],
	['葛市公安局', false],
	['', false],
])('beginsWithPlace of %j is %s', (text, expected) => {
	expect(beginsWithPlace(text)).toBe(expected);
});

test('the list of places has every province, and no name abolished before 2004', () => {
	expect(PLACE_NAMES).toHaveLength(34);
	const text = PLACE_NAMES.join('\n');
	expect(text).toContain('重庆市 :');
	expect(text).toContain('襄阳市:');
	expect(text).toContain('襄樊市:');
	expect(text).not.toContain('万县市:');
});
