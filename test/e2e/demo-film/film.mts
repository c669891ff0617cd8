import sharp from 'sharp';
import type { Recording } from './record.mts';
import type { Spot } from './spot.mts';
import { compose, onStage, PHOTO_MIDDLE, type Shot } from './stage.mts';

/** How long each step stays, in milliseconds: as long as it takes to read. */
const STAYS = { form: 1800, dropped: 1500, sent: 500, result: 6000 };
const STEP_MS = 60;

/**
 * Makes an animated picture of a recording: the photo is dragged to the form, sent, and its fields appear.
 * It is WebP: as a GIF it had four times the bytes, and 256 colours spoil a photo. Browsers show it where
 * GitHub and npm show images.
 */
export async function filmOf(recording: Recording): Promise<Buffer> {
	const shots = shotsOf(recording);
	const pictures: Buffer[] = [];
	for (const shot of shots) pictures.push(await compose(recording, shot));
	return await sharp(pictures, { join: { animated: true } })
		.webp({
			...{ quality: 90, smartSubsample: true },
			...{ loop: 0, delay: shots.map(({ milliseconds }) => milliseconds) },
		})
		.toBuffer();
}

function shotsOf(recording: Recording): Shot[] {
	const { form, dropped, sent, result } = recording;
	const [field, button] = [onStage(recording.field), onStage(recording.button)];
	const dragged = path(PHOTO_MIDDLE, field, 14).map((pointer) => ({
		...{ page: form, pointer, carries: true, milliseconds: STEP_MS },
	}));
	const moved = path(field, button, 8).map((pointer) => ({
		...{ page: dropped, pointer, milliseconds: STEP_MS },
	}));
	return [
		{ page: form, pointer: PHOTO_MIDDLE, milliseconds: STAYS.form },
		...dragged,
		{ page: dropped, pointer: field, milliseconds: STAYS.dropped },
		...moved,
		{ page: sent, pointer: button, milliseconds: STAYS.sent },
		{ page: result, milliseconds: STAYS.result },
	];
}

/** Spots on the way from one to another, slow at both ends; the last one is its end. */
function path(from: Spot, to: Spot, steps: number): Spot[] {
	return Array.from({ length: steps }, (_, step) => {
		const part = (1 - Math.cos((Math.PI * (step + 1)) / steps)) / 2;
		return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
	});
}
