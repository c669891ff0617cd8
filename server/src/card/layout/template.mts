import type { PrintedField } from '../../../../domain/required-fields.ts';
import type { Point } from '../../geometry/quad.mts';
import type { Bounds } from '../../geometry/rotated-bounds.mts';

/** A printed word, or a value of fixed form, whose place shows where the card is. */
export interface Anchor {
	name: string;
	/** The printed word, or the kind of value that is found by its form. */
	word: string | { form: 'birth' | 'number' | 'period' };
	/** Middle of its first character, in millimetres from the card's upper left corner. */
	at: Point;
	/** From the middle of its first character to that of its last one, in millimetres; 0 if it varies. */
	length: number;
	/** Height of its letters, as a multiple of a label's; values are about as high as labels. */
	size: number;
	/** Points for finding it in its place; fewer for words that forms also have. */
	points: number;
	/** Whether a card has it only once, so that a second one belongs to another card. */
	isUnique: boolean;
}

export type Grammar =
	| 'name'
	| 'gender'
	| 'ethnic group'
	| 'birth'
	| 'address'
	| 'number'
	| 'authority'
	| 'validity';

/** Its edges are in millimetres; the middle of a character must lie within them. */
export interface FieldBox extends Bounds {
	grammar: Grammar;
	/** Largest y of the middle of its first row, in millimetres: a value without that row is incomplete. */
	firstRow?: number;
	/** How much farther right its values begin than others above and below them, in Chinese characters. */
	indent?: number;
	/** Widest pitch of its Chinese characters, in millimetres, if not that of others. */
	character?: number;
	/** Of a value printed in rows. */
	rows?: {
		/** From one row to the next, in millimetres. */
		pitch: number;
		/** Form of a short last row, which detection may miss. */
		last: RegExp;
		/** How many Chinese characters fit into a row; digits are about half as wide. */
		room?: number;
	};
	/** Where a value of fixed form that detection may miss is printed: its edges and middle, in millimetres. */
	cell?: { left: number; right: number; y: number; form: RegExp };
}

export interface Template {
	name: string;
	side: 0 | 1;
	anchors: readonly Anchor[];
	fields: readonly FieldBox[];
	/** Width of a Chinese character of a value, in millimetres. */
	character: number;
	/** Groups of fields; a card whose holder is known has at least one of each. */
	holder: ReadonlyArray<readonly PrintedField[]>;
	/** Where the portrait is printed, in millimetres, with a small margin. */
	portrait?: Bounds;
	/**
	 * Whether the layout is a guess: values cannot be redacted by it, and one that starts late need not have lost
	 * anything.
	 */
	isGuess?: true;
	/** Labels of values that are not among the ten fields. Like the anchors, they are no sign of another document. */
	otherLabels?: RegExp;
}

/** Size of every card, in millimetres (ISO/IEC 7810, ID-1). */
export const CARD = { width: 85.6, height: 54 };

/**
 * Nothing is printed closer to a card's edge, in millimetres: what is there may be beside the card. Its corners are
 * as round (ISO/IEC 7810).
 */
export const RIM = 3;

export const GRAMMAR_OF: Readonly<Record<PrintedField, Grammar>> = {
	identity_name: 'name',
	identity_code: 'number',
	gender: 'gender',
	race: 'ethnic group',
	birth: 'birth',
	address: 'address',
	issued_by: 'authority',
	valid_date_start: 'validity',
	valid_date_end: 'validity',
};

/** Grammars of texts of any length, which end wherever print ends; a number and dates have a fixed form. */
export const TEXTS: readonly Grammar[] = ['name', 'address', 'authority'];

/** The box of a field's value; `undefined` if cards of this layout do not print it. */
export function boxOf({ fields }: Template, field: PrintedField): FieldBox | undefined {
	return fields.find(({ grammar }) => grammar === GRAMMAR_OF[field]);
}
