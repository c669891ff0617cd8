import type { PictureJob } from '../calls/picture-calls.ts';

/** One picture of an item, read when its turn comes. */
export interface ItemPicture {
	itemIndex: number;
	/** The file's field, if the item may hold several. */
	field?: string;
	/** The name of that file, if it has one. */
	fileName?: string;
	/**
	 * Finds out what can be told without reading the picture.
	 * @throws InputRefusal or by n8n when it cannot be sent.
	 */
	check: () => void;
	job: PictureJob;
}
