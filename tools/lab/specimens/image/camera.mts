/** How a card was taken: a flat scan, a phone photo, or a bad phone photo. */
export type Level = 'clean' | 'photo' | 'hard';

export const LEVELS: readonly Level[] = ['clean', 'photo', 'hard'];

/** Parameters of a photo level; ranges are [min, max]. */
export interface Camera {
	/** Card width in the final image, in pixels. */
	cardWidth: readonly [number, number];
	/** Maximum rotation of the card in degrees. */
	tilt: number;
	/** Maximum displacement of a corner by perspective, in card widths. */
	warp: number;
	/** Gaussian blur, pixels. */
	blur: readonly [number, number];
	/** Standard deviation of the noise, of 255. */
	noise: readonly [number, number];
	jpegQuality: readonly [number, number];
	glare: boolean;
	quarterTurns: boolean;
}

const CAMERAS: Readonly<Record<Exclude<Level, 'clean'>, Camera>> = {
	photo: {
		cardWidth: [680, 1000],
		tilt: 15,
		warp: 0.035,
		blur: [0.4, 1.2],
		noise: [2, 7],
		jpegQuality: [62, 90],
		glare: false,
		quarterTurns: false,
	},
	hard: {
		cardWidth: [470, 660],
		tilt: 15,
		warp: 0.055,
		blur: [0.4, 0.9],
		noise: [3, 9],
		jpegQuality: [45, 75],
		glare: true,
		quarterTurns: true,
	},
};

/** How an image turns out, apart from what the level says. */
export interface Quirks {
	/** Blurs so much that a person can just read. */
	blurred?: boolean;
	/** Crops to the cards and shrinks to a few hundred pixels. */
	fewPixels?: boolean;
}

/** Returns the camera of a level for an image with quirks. */
export function cameraFor(level: Exclude<Level, 'clean'>, { blurred, fewPixels }: Quirks): Camera {
	const camera = CAMERAS[level];
	return {
		...camera,
		// Phones smooth away noise, all the more where there is no detail.
		...(blurred && { noise: [0.3, 1.6] }),
		// Images that are cropped to the card before they are sent on show it almost upright.
		...(fewPixels && { tilt: 3, warp: camera.warp / 3, quarterTurns: false }),
	};
}
