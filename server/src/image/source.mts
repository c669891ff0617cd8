import type { InputType } from '../../../domain/api-contract.ts';
import { normalizeBase64 } from '../../../domain/base64.ts';
import { imageFormatOf, MAX_BASE64_LENGTH } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { PictureDownload } from './download.mts';
import { parsePictureUrl } from './picture-url.mts';

/**
 * Gives the bytes of a JPEG or PNG picture, unless `signal` is aborted while they come.
 * @throws ValidationError when they cannot be had or are no such picture.
 */
export type OpenPicture = (signal?: AbortSignal) => Promise<Uint8Array>;

/** Turns what a request holds into a picture's bytes. */
export class PictureSource {
	readonly #download: PictureDownload;

	constructor(download: PictureDownload) {
		this.#download = download;
	}

	/**
	 * Checks all that can be checked without the network, and gives what gets the picture.
	 * @throws ValidationError when the input is refused.
	 */
	open({ inputType, inputData }: { inputType: InputType; inputData: string }): OpenPicture {
		if (inputType === 'url') {
			const url = parsePictureUrl(inputData);
			this.#download.refuseLiteral(url);
			return (signal) => this.#download.fetch(url, signal);
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
