/** An upright rectangle on a card, in millimetres. */
export interface Area {
	left: number;
	top: number;
	width: number;
	height: number;
}

/** Returns the smallest area that contains all of them. Throws `RangeError` if there are none. */
export function around(areas: readonly Area[]): Area {
	if (areas.length === 0) throw new RangeError('Nothing to surround.');
	const left = Math.min(...areas.map((area) => area.left));
	const top = Math.min(...areas.map((area) => area.top));
	const right = Math.max(...areas.map((area) => area.left + area.width));
	const bottom = Math.max(...areas.map((area) => area.top + area.height));
	return { left, top, width: right - left, height: bottom - top };
}
