import type { InputType } from '../../../domain/api-contract.ts';
import { normalizeBase64 } from '../../../domain/base64.ts';
import { imageFormatOf, MAX_BASE64_LENGTH } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { ImageDownload } from './download.mts';
import { parseImageUrl } from './image-url.mts';

/** What a request says of its image. */
export interface ImageInput {
	inputType: InputType;
	inputData: string;
}

/**
 * Returns the bytes of a JPEG or PNG image.
 * @throws ValidationError when they cannot be downloaded or are not such an image; OverloadedError when
 * other downloads of the key take all the time; the reason of `signal` when it is aborted.
 */
export type OpenImage = (signal?: AbortSignal) => Promise<Uint8Array>;

/** Opens the image of a request, in base64 or at a URL. */
export class ImageSource {
	readonly #download: ImageDownload;

	constructor(download: ImageDownload) {
		this.#download = download;
	}

	/**
	 * Checks everything that needs no network and returns a function that gets the image. `keyId` is of
	 * the key that asks for it.
	 * @throws ValidationError when the input is invalid.
	 */
	open({ inputType, inputData }: ImageInput, keyId: string): OpenImage {
		if (inputType === 'url') {
			const url = parseImageUrl(inputData);
			this.#download.rejectTarget(url);
			return (cancel) => this.#download.fetch(url, { keyId, cancel });
		}
		const bytes = decodeBase64(inputData);
		return async () => bytes;
	}
}

function decodeBase64(text: string): Uint8Array {
	const base64 = normalizeBase64(text);
	if (base64 === undefined) throw new ValidationError('input_data 不是有效的 base64 编码');
	if (base64.length > MAX_BASE64_LENGTH) throw new ValidationError('图片过大，base64 最大 10 MB');
	const bytes = Buffer.from(base64, 'base64');
	if (imageFormatOf(bytes) === undefined) throw new ValidationError('图片格式应为 JPG 或 PNG');
	return bytes;
}
