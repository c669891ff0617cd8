/** Variations on a plain card, which can be combined. */
export type Layout =
	/** Another script above the Chinese labels. */
	| 'bilingual'
	/** A black-and-white copy on paper. */
	| 'photocopy'
	/** The card displayed on a screen, with moiré. */
	| 'screen'
	/** Portrait and emblem side in one image. */
	| 'both-sides'
	/** The same side of two people's cards in one image. */
	| 'two-people'
	/** Both sides, or two people's cards, next to each other instead of one below the other. */
	| 'beside'
	/** A corner clipped off, or out of the frame. */
	| 'cut-corner'
	/** A fingertip covering part of an edge but no text. */
	| 'finger';

export const LAYOUTS: readonly Layout[] = [
	'bilingual',
	'photocopy',
	'screen',
	'both-sides',
	'two-people',
	'beside',
	'cut-corner',
	'finger',
];

/** Cards of other kinds that look like a resident ID card. */
export type Lookalike = 'hong-kong-permit' | 'macao-permit' | 'taiwan-permit' | 'foreigner-card';

export const LOOKALIKES: readonly Lookalike[] = [
	'hong-kong-permit',
	'macao-permit',
	'taiwan-permit',
	'foreigner-card',
];
