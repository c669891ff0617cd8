import type { Kind } from './option-kinds.mts';

/** The facts that a default may be computed from. */
export interface Known {
	readonly cores: number;
	/** Value of the option `workers`, for the rows below it. */
	readonly workers: number;
}

/** A default that is the same everywhere. */
type PlainDefault = string | number | boolean | readonly string[];

export interface Option {
	readonly kind: Kind;
	/** Whether it takes any number of values, collected from all sources. */
	readonly many?: true;
	/** What it does, with its unit; a phrase that starts in lower case. */
	readonly help: string;
	readonly value?: string;
	/** The flag without its dashes, if not simply the name. */
	readonly flag?: string;
	readonly default?: PlainDefault | ((known: Known) => string | number);
	/** Describes a default that is computed. */
	readonly defaultText?: string;
	/** The value in `.env.example`, if not the default. */
	readonly example?: string;
	/** Keeps the value out of the printed config. */
	readonly secret?: true;
}
