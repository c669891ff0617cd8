/** A place on a page or on the stage, in CSS pixels. */
export interface Spot {
	x: number;
	y: number;
}
