import type { InputType } from '../../../domain/api-contract.ts';
import { normalizeBase64 } from '../../../domain/base64.ts';
import { imageFormatOf, MAX_BASE64_LENGTH } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors.mts';
import type { PictureDownload } from './download.mts';
import { parsePictureUrl } from './picture-url.mts';

/** Turns what a request holds into a picture's bytes. */
export class PictureSource {
	readonly #download: PictureDownload;

	constructor(download: PictureDownload) {
		this.#download = download;
	}

	/**
	 * Gives the bytes of a JPEG or PNG picture.
	 * @throws ValidationError when they cannot be had or are no such picture.
	 */
	async fetch(input: { inputType: InputType; inputData: string }): Promise<Uint8Array> {
		return input.inputType === 'url'
			? await this.#download.fetch(parsePictureUrl(input.inputData))
			: decodeBase64(input.inputData);
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
