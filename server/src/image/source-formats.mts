import { LONGEST_START, sourceFormatOf, type SourceFormat } from '../../../domain/source-format.ts';

export { sourceFormatOf, type SourceFormat };

/** The formats that the child process decodes. */
export const DOCUMENT_FORMATS = ['webp', 'tiff', 'gif', 'avif', 'heic', 'pdf'] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** All formats, as messages list them. */
export const SOURCE_FORMATS: readonly SourceFormat[] = ['jpeg', 'png', ...DOCUMENT_FORMATS];

/** Bytes that tell every format but ISO media files, which begin with a list of brands of some length. */
const SIGNATURE_BYTES = 12;

/** Whether the first bytes of a file suffice for {@link sourceFormatOf}. */
export function tellsFormat(start: Buffer): boolean {
	if (start.length < SIGNATURE_BYTES) return false;
	const isMedia = start.toString('latin1', 4, 8) === 'ftyp';
	return !isMedia || start.length >= Math.min(start.readUInt32BE(0), LONGEST_START);
}
