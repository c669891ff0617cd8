import { MAX_BASE64_LENGTH } from '../../../domain/api-contract.ts';
import { sourceFormatOf } from '../../../domain/source-format.ts';
import type { Service } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

/**
 * Most base64 that the node sends to any service: up to five images at a time are in memory, in several
 * copies each.
 */
const MOST_BASE64_LENGTH = 40 * 1024 * 1024;

const CLOUD_FORMATS = ['JPEG', 'PNG'];

const SERVER_FORMATS = [...CLOUD_FORMATS, 'WebP', 'TIFF', 'GIF', 'AVIF', 'HEIC', 'PDF'];

const CONTENT_COUNTS = 'Its content counts, not its name.';

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

	/** @throws InputRefusal when a file that begins so is not sent. */
	requireFormat(firstBytes: Uint8Array): void {
		const format = sourceFormatOf(firstBytes);
		if (this.byServer ? format !== undefined : format === 'jpeg' || format === 'png') return;
		const formats = this.byServer ? SERVER_FORMATS : CLOUD_FORMATS;
		throw new InputRefusal(
			({ unsupportedFormat }) => unsupportedFormat(formats),
			this.byServer ? CONTENT_COUNTS : adviceOn(format),
			'not-jpeg-or-png',
		);
	}

	tooLarge(): InputRefusal {
		const orServer = ' Or use a self-hosted server, which can be set to take larger ones.';
		return new InputRefusal(
			({ tooLarge }) => tooLarge(this.maxBytes / MEGABYTE),
			`Make it smaller first, for example with n8n's 'Edit Image' node.${this.byServer ? '' : orServer}`,
			'too-large',
		);
	}
}

function adviceOn(format: string | undefined): string {
	return format === undefined
		? `${CONTENT_COUNTS} Convert it first; a HEIC photo or a PDF page must become a JPEG.`
		: `It is ${format.toUpperCase()}, whatever its name. Convert it to JPEG first, or use a self-hosted server, which can read it.`;
}
