import { describe, expect, test } from '@jest/globals';

import { unreadOf } from '../../src/extra/unread.mts';
import type { Quad } from '../../src/geometry/quad.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { emblemLines, line, moved, portraitLines } from '../card/card-lines.mts';

const SIZE = { width: 600, height: 400 };

/** An image whose luma at a place is what `at` returns. */
function image(at: (x: number, y: number) => number, { width, height } = SIZE): Raster {
	const data = new Uint8Array(width * height * 3);
	for (let pixel = 0; pixel < width * height; pixel++) {
		data.fill(at(pixel % width, Math.trunc(pixel / width)), pixel * 3, pixel * 3 + 3);
	}
	return { width, height, data };
}

/** Strokes of a pixel, as of sharp print, or even slopes, as of blurred print. */
const strokes = image((x) => (x % 4 < 2 ? 40 : 220));
const slopes = image((x) => 40 + 180 * Math.abs(((x % 60) - 30) / 30));

/** What is said of lines, and of further ones that were detected but not read. */
function said(raster: Raster, lines: readonly TextLine[], unread: readonly Quad[] = []) {
	const quads = [...lines.map(({ quad }) => quad), ...unread];
	const passes = [{ lines, isInk: false }];
	const { width, height } = raster;
	const reading = { cards: [], passes, quads, workingSize: { width, height }, region: null };
	return unreadOf(reading, raster);
}

const rows = (texts: readonly string[], height = 30) =>
	texts.map((text, row) => line(text, 100, 50 + 40 * row, { height }));
const quads = (height: number) =>
	rows(['一二三四', '一二三四', '一二三四'], height).map((one) => one.quad);

describe('without any text', () => {
	test.each<[string, Raster, string | undefined]>([
		['a grey sheet', image(() => 128), 'blank'],
		['a sheet on a table', image((x) => (x < 300 ? 90 : 240)), undefined],
		['a picture', strokes, undefined],
		['the dark', image((x) => x / 30), 'too-dark'],
		['a lit window at night', image((x) => (x > 500 ? 200 : 5)), undefined],
		['a stamp-sized picture', image((x) => x * 2, { width: 99, height: 80 }), 'too-small'],
	])('%s', (_, raster, reason) => {
		expect(said(raster, [])?.reason).toBe(reason);
	});
});

describe('text that could not be read', () => {
	test('is too blurred, or nothing is said where it is sharp', () => {
		expect(said(slopes, [], quads(30))).toEqual({ reason: 'too-blurred', retry: true });
		expect(said(strokes, [], quads(30))).toBeUndefined();
	});

	test('is too small', () => {
		expect(said(strokes, [], quads(11))).toEqual({ reason: 'too-small', retry: true });
	});

	test('must be more than a line or two, and nothing else legible', () => {
		expect(said(slopes, [], quads(30).slice(1))).toBeUndefined();
		expect(said(slopes, rows(['今天', '天气', '很好']), quads(30))).toBeUndefined();
	});
});

describe('another document', () => {
	const BODY = ['名称样本有限公司', '类型有限责任公司', '法定代表人张三', '成立日期2019年1月1日'];
	const titled = (title: string, height = 45, body: readonly string[] = BODY) => [
		line(title, 100, 10, { height }),
		...rows(body),
	];

	test('is told by its title', () => {
		expect(said(strokes, titled('营业执照'))).toEqual({ reason: 'other-document', retry: false });
		expect(said(strokes, titled('中华人民共和国结婚证'))?.reason).toBe('other-document');
	});

	test.each<[string, TextLine[], Quad[]]>([
		['with its title in running text', titled('请带好营业执照', 30), []],
		['with more in the title’s line', titled('副本（1-1）营业执照'), []],
		['about cards', titled('声明', 45, ['本人遗失居民身份证', ...BODY]), []],
		['of a few words', titled('营业执照', 45, BODY.slice(2)), []],
		[
			'of one text again and again',
			titled(
				'营业执照',
				45,
				BODY.map(() => '样本'),
			),
			[],
		],
		['beside much that could not be read', titled('营业执照'), [...quads(30), ...quads(30)]],
	])('is not claimed %s', (_, lines, unread) => {
		expect(said(strokes, lines, unread)).toBeUndefined();
	});
});

describe('words of a card', () => {
	/** The side's labels with these values, as where all others are covered. */
	const only = (...kept: string[]) => {
		const labels = ['姓名', '性别', '出生', '住址', '公民身份号码', ...kept];
		return portraitLines().filter(({ text }) => labels.includes(text));
	};
	const notReadable = (...seen: string[]) => ({ reason: 'card-not-readable', retry: true, seen });

	test('are told by the fields of labels in their places, in the order of the API', () => {
		const labels = ['identity_name', 'identity_code', 'gender', 'birth', 'address'];
		expect(said(strokes, only())).toEqual(notReadable(...labels));
		expect(said(strokes, only().slice(0, 3))).toEqual(
			notReadable('identity_name', 'gender', 'birth'),
		);
	});

	test('may be values of a form that nothing else has', () => {
		const values = portraitLines().filter(({ text }) => /^(?:1990年|3101)/.test(text));
		expect(said(strokes, values)).toEqual(notReadable('identity_code', 'birth'));
		const numbered = (number: string) => [line('住址', 40, 200), line(number, 200, 320)];
		expect(said(strokes, numbered('310101199001011242'))?.seen).toHaveLength(2);
		expect(said(strokes, numbered('310101199001011243'))).toBeUndefined();
	});

	test('may be those of the emblem side, whose titles belong to no field', () => {
		const dates = ['valid_date_start', 'valid_date_end'];
		const [country, title, , , validity] = emblemLines();
		expect(said(strokes, [country, title, validity])).toEqual(notReadable(...dates));
		expect(said(strokes, [country, title])).toEqual(notReadable());
	});

	test('are none in other places, in too few of them or in one row', () => {
		const askew = only().map((one, row) => moved([one], 150 * (row % 2), 80 * row)[0]);
		expect(said(strokes, askew)).toBeUndefined();
		expect(said(strokes, only().slice(0, 2))).toBeUndefined();
		const row = portraitLines().filter(({ text }) => /^(?:公民|3101)/.test(text));
		expect(said(strokes, row)).toBeUndefined();
	});

	test.each(['学号20190101', '电话13800000000', '诊断急性阑尾炎'])(
		'are another document’s beside %s',
		(other) => {
			expect(said(strokes, [...only(), line(other, 120, 50)])).toBeUndefined();
		},
	);

	test('come after the title of another document and after what would help', () => {
		const titled = [line('学生证', 200, 0, { height: 60 }), ...only()];
		expect(said(strokes, titled)?.reason).toBe('other-document');
		const dark = image((x) => x / 30);
		expect(said(dark, only())).toEqual({ reason: 'too-dark', retry: true });
	});
});
