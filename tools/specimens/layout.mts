/** Departures from a plain card; several may go together. */
export type Layout =
	/** Another script above the Chinese labels. */
	| 'bilingual'
	/** A black-and-white copy on paper. */
	| 'photocopy'
	/** The card as a screen shows it, with moiré. */
	| 'screen'
	/** Portrait and emblem side in one picture. */
	| 'both-sides'
	/** The same side of two people's cards in one picture. */
	| 'two-people'
	/** Two cards next to each other, not one below the other; both sides unless two people's. */
	| 'beside'
	/** A corner clipped off, or out of the frame. */
	| 'cut-corner'
	/** A fingertip over an edge, clear of the text. */
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
