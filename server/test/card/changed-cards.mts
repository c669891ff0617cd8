import { type Changes, emblemLines, portraitLines } from './card-lines.mts';

const ADDRESS = '上海市黄浦区人民大道';

/** A full first row of an address. */
export const ROW = `${ADDRESS}南`;

/** The authority of {@link emblemLines}. */
export const AUTHORITY = '上海市公安局黄浦分局';

/** The portrait side with a full first row of its address and with some lines replaced. */
export const cardWith = (change: Changes) => portraitLines({ [ADDRESS]: ROW, ...change });

/** The portrait side with another name, read with this confidence. */
export const named = (name: string, probability: number) =>
	cardWith({ 于雨薇: [name, { probability }] });

/** The portrait side with an address of two rows, the first read with this confidence. */
export const addressed = (row: string, last: string, probability = 1) =>
	cardWith({
		[ADDRESS]: [row, { probability }],
		'200号3室': last,
	});

/** The emblem side with another authority, read with this confidence. */
export const issuedBy = (authority: string, probability = 1) =>
	emblemLines({ [AUTHORITY]: [authority, { probability }] });
