/** What is put over a card or its image after it was issued, or shines through its film. */
export type MarkKind =
	/** The purpose of the copy, tilted, all over. */
	| 'tiled'
	/** The purpose, level, all over. */
	| 'level'
	/** The purpose in one level row across values. */
	| 'row'
	/** The purpose once, from corner to corner. */
	| 'diagonal'
	| 'boxed-stamp'
	| 'round-stamp'
	/** The film's 中国CHINA at the end of the address; only on portrait sides. */
	| 'hologram'
	/** A web site's name in a corner of the image or across a field. */
	| 'site'
	| SealKind;

/** Seals in dark ink, which may hide values. */
export type SealKind =
	/** A bar with white characters. */
	| 'dark-band'
	/** Dark or hollow characters in a frame. */
	| 'framed-words'
	/** A filled box with rows of white characters. */
	| 'dark-box'
	/** A broad ring with white characters around hollow ones. */
	| 'dark-ring';

export const SEAL_KINDS: readonly SealKind[] = [
	'dark-band',
	'framed-words',
	'dark-box',
	'dark-ring',
];

export const MARK_KINDS: readonly MarkKind[] = [
	'tiled',
	'level',
	'row',
	'diagonal',
	'boxed-stamp',
	'round-stamp',
	'hologram',
	'site',
	...SEAL_KINDS,
];

export const MARK_COLOURS = ['grey', 'red', 'blue'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

export type MarkWeight = 'light' | 'heavy';

/** A mark to draw. */
export interface Mark {
	kind: MarkKind;
	/** Of a purpose or a stamp. Default: depends on the seed. */
	colour?: MarkColour;
	/** Default: light. */
	weight?: MarkWeight;
}

/** Whether a mark may hide values. */
export function isSeal(kind: MarkKind): kind is SealKind {
	return (SEAL_KINDS as readonly MarkKind[]).includes(kind);
}

/** Returns the words of a mark in a file name. */
export function markWords(mark: Mark | undefined): string[] {
	if (mark === undefined) return [];
	const { kind, colour, weight } = mark;
	return [kind, colour, weight].filter((word) => word !== undefined);
}
