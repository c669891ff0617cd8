import type { TextLine } from '../../src/ocr/text-line.mts';
import { changed, emblemLines, line, portraitLines } from './card-lines.mts';

const ADDRESS = '上海市黄浦区人民大道';

/** A full first row of an address. */
export const ROW = `${ADDRESS}南`;

/** The authority of {@link emblemLines}. */
export const AUTHORITY = '上海市公安局黄浦分局';

/** The portrait side with a full first row of its address and with some lines replaced. */
export const cardWith = (change: Record<string, TextLine[]>) =>
	changed(portraitLines(), { [ADDRESS]: [line(ROW, 120, 200)], ...change });

/** The portrait side with another name, read with this confidence. */
export const named = (name: string, probability: number) =>
	cardWith({ 于雨薇: [line(name, 120, 50, { probability })] });

/** The portrait side with an address of two rows, the first read with this confidence. */
export const addressed = (row: string, last: string, probability = 1) =>
	cardWith({
		[ADDRESS]: [line(row, 120, 200, { probability })],
		'200号3室': [line(last, 120, 230)],
	});

/** The emblem side with another authority, read with this confidence. */
export const issuedBy = (authority: string, probability = 1) =>
	changed(emblemLines(), { [AUTHORITY]: [line(authority, 200, 250, { probability })] });
