import { MAX_BASE64_LENGTH } from '../../../domain/api-contract.ts';
import { sourceFormatOf } from '../../../domain/source-format.ts';
import type { Service } from '../calls/connection.ts';
import { UnusableImage } from '../failure/input-refusal.ts';

/**
 * Most base64 that the node sends to any service: up to five images at a time are in memory, in several
 * copies each.
 */
const MOST_BASE64_LENGTH = 40 * 1024 * 1024;

const CLOUD_FORMATS = ['JPEG', 'PNG'];

const SERVER_FORMATS = [...CLOUD_FORMATS, 'WebP', 'TIFF', 'GIF', 'AVIF', 'HEIC', 'PDF'];

const MEGABYTE = 1024 * 1024;

/** Which images are sent; the others are refused before a call. */
export class AcceptedImages {
	/** Whether a self-hosted server decides about more formats and larger files. */
	private readonly byServer: boolean;

	constructor(service: Service) {
		this.byServer = service === 'ownServer';
	}

	get maxBase64Length(): number {
		return this.byServer ? MOST_BASE64_LENGTH : MAX_BASE64_LENGTH;
	}

	/** Most bytes of a file, so that its base64 is no longer than {@link maxBase64Length}. */
	get maxBytes(): number {
		return (this.maxBase64Length / 4) * 3;
	}

	/** @throws UnusableImage when a file that begins so is not sent. */
	requireFormat(firstBytes: Uint8Array): void {
		const format = sourceFormatOf(firstBytes);
		if (this.byServer ? format !== undefined : format === 'jpeg' || format === 'png') return;
		const formats = this.byServer ? SERVER_FORMATS : CLOUD_FORMATS;
		throw new UnusableImage('unsupported-format', ({ unsupportedFormat }) =>
			unsupportedFormat(formats),
		);
	}

	tooLarge(): UnusableImage {
		return new UnusableImage('too-large', ({ tooLarge }) => tooLarge(this.maxBytes / MEGABYTE));
	}
}
