import { MAX_BASE64_LENGTH } from '../../../domain/api-contract.ts';
import { sourceFormatOf, type SourceFormat } from './source-formats.mts';

/** What the formats are called in messages, where that is not the same in capitals. */
const NAMES: Partial<Record<SourceFormat, string>> = { jpeg: 'JPG', webp: 'WebP' };

/** What cameras write: one image, which a browser may be unable to show. */
const PHOTO_FORMATS: readonly SourceFormat[] = ['jpeg', 'png', 'heic'];

const PUBLISHED_FORMATS: readonly SourceFormat[] = ['jpeg', 'png'];

/** Which files are taken: by default those of the API page, section 3. */
export class AcceptedImages {
	readonly formats: readonly SourceFormat[];
	/** Most base64 of a file, in MB. */
	readonly megabytes: number;

	constructor(formats = PUBLISHED_FORMATS, megabytes = MAX_BASE64_LENGTH / 1024 ** 2) {
		this.formats = formats;
		this.megabytes = megabytes;
	}

	/** The same without documents. */
	get photos(): AcceptedImages {
		const photos = this.formats.filter((format) => PHOTO_FORMATS.includes(format));
		return new AcceptedImages(photos, this.megabytes);
	}

	/** Most characters of base64. */
	get maxBase64Length(): number {
		return this.megabytes * 1024 ** 2;
	}

	/** Most bytes of a file: what that base64 may hold. */
	get maxBytes(): number {
		return Math.floor(this.maxBase64Length / 4) * 3;
	}

	/** The same in MB. */
	get fileMegabytes(): number {
		return this.megabytes * 0.75;
	}

	/** The formats as users know them, such as `JPG`. */
	get names(): string[] {
		return this.formats.map((format) => NAMES[format] ?? format.toUpperCase());
	}

	/** The formats as in the header `Accept`. */
	get types(): string[] {
		return this.formats.map((format) => `${format === 'pdf' ? 'application' : 'image'}/${format}`);
	}

	/** What a file may be called in the header `Content-Type`. */
	get fileTypes(): string[] {
		return [...this.types, 'application/octet-stream'];
	}

	/** Whether the file is in one of the formats; the first bytes that tell its format suffice. */
	includes(bytes: Uint8Array): boolean {
		const format = sourceFormatOf(bytes);
		return format !== undefined && this.formats.includes(format);
	}
}
