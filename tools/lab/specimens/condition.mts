/** What makes a card harder to read; any number can be combined. */
export type Condition =
	/** Out of focus or shaken, so that a person has to look twice. */
	| 'blurred'
	/** Cropped to the card and shrunk to a few hundred pixels. */
	| 'few-pixels'
	/** The print worn away to a shade of grey. */
	| 'faded'
	/** Bars over one or more values, whose true fields are `null`. */
	| 'blacked-out'
	/** A patch of any grey over characters of a name, an address or an authority, whose true field stays as printed. */
	| 'patched'
	/** A reflection that wipes out characters. */
	| 'glare'
	/** The card upside down; of two cards in one image, one of them. */
	| 'upside-down';

export const CONDITIONS: readonly Condition[] = [
	'blurred',
	'few-pixels',
	'faded',
	'blacked-out',
	'glare',
	'upside-down',
	'patched',
];
