import type { InputType } from '../../../domain/api-contract.ts';
import { normalizeBase64 } from '../../../domain/base64.ts';
import { ValidationError } from '../errors/server-errors.mts';
import { AcceptedImages } from './accepted-images.mts';
import type { ImageDownload } from './download.mts';
import { parseImageUrl } from './image-url.mts';

/** The image of a request: a link, base64, or the file itself. */
export type SentImage =
	| { inputType: InputType; inputData: string }
	| { inputType: 'file'; inputData: Uint8Array };

/**
 * Returns the bytes of an image in one of the accepted formats.
 * @throws ValidationError when they cannot be downloaded or are not such an image; OverloadedError when
 * the turn of a download does not come in time; the reason of `signal` when it is aborted.
 */
export type OpenImage = (signal?: AbortSignal) => Promise<Uint8Array>;

export class ImageSource {
	readonly #download: ImageDownload;
	readonly #accepted: AcceptedImages;

	/** `accepted` are the files that are taken other than by link. */
	constructor(download: ImageDownload, accepted = new AcceptedImages()) {
		this.#download = download;
		this.#accepted = accepted;
	}

	/**
	 * Checks everything that needs no network and returns a function that gets the image. `keyId` is of
	 * the key that asks for it.
	 * @throws ValidationError when the input is invalid.
	 */
	open({ inputType, inputData }: SentImage, keyId: string): OpenImage {
		if (inputType === 'url') {
			const url = parseImageUrl(inputData);
			this.#download.rejectTarget(url);
			return (cancel) => this.#download.fetch(url, { keyId, cancel });
		}
		const bytes =
			inputType === 'file'
				? fileWithin(inputData, this.#accepted)
				: decodeBase64(inputData, this.#accepted);
		if (!this.#accepted.includes(bytes)) {
			throw new ValidationError({ reason: 'image-format', formats: this.#accepted.names });
		}
		return async () => bytes;
	}
}

function decodeBase64(text: string, accepted: AcceptedImages): Uint8Array {
	const base64 = normalizeBase64(text);
	if (base64 === undefined) throw new ValidationError({ reason: 'base64-malformed' });
	const { megabytes } = accepted;
	if (base64.length > accepted.maxBase64Length) {
		throw new ValidationError({ reason: 'base64-too-large', megabytes });
	}
	return Buffer.from(base64, 'base64');
}

function fileWithin(bytes: Uint8Array, accepted: AcceptedImages): Uint8Array {
	if (bytes.length === 0) throw new ValidationError({ reason: 'file-empty' });
	if (bytes.length > accepted.maxBytes) {
		throw new ValidationError({ reason: 'file-too-large', megabytes: accepted.fileMegabytes });
	}
	return bytes;
}
