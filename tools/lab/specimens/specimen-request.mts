import type { Side } from '../../../domain/id-card.ts';
import type { Condition } from './condition.mts';
import type { Layout, Lookalike } from './layout.mts';
import type { Mark } from './marks/mark.mts';
import type { Home } from '../../../test/support/people/person.mts';
import type { RareRate } from '../../../test/support/people/person-name.mts';
import type { Level } from './image/camera.mts';
import type { FontSource } from './type/font-family.mts';

/** What to draw. On one machine, the same request always yields the same bytes. */
export interface SpecimenRequest {
	/** Identifies a set. */
	seed: string | number;
	/** Index of the card in the set, from 0. Both sides show the same person. */
	index: number;
	/** 1 = portrait side, 0 = emblem side; the first one if both are in one image. */
	side: Side;
	/** How the image is taken. Default: clean. */
	level?: Level;
	/** Variations on a plain card. Default: none. */
	layouts?: readonly Layout[];
	/** A watermark, a stamp or the film's hologram. Default: none. */
	mark?: Mark;
	/** What makes the card harder to read. Default: nothing. */
	conditions?: readonly Condition[];
	/** Another kind of card that looks like an ID card. */
	lookalike?: Lookalike;
	/** How often rare characters occur in names. Default: as in reality. */
	rare?: RareRate;
	/** Where the person lives. Default: at an invented address, whose characters say nothing about each other. */
	home?: Home;
	/** Source of the typefaces. Default: the npm package. */
	fonts?: FontSource;
	/** Multiplies width and height in pixels, 1 to 4. Default: 1. */
	scale?: number;
}
