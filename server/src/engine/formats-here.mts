import { whyUndecodable } from '../documents/why-undecodable.mts';
import { DOCUMENT_FORMATS, type SourceFormat } from '../image/source-formats.mts';

export interface FormatsHere {
	formats: readonly SourceFormat[];
	/** Why these are not all that were asked for. */
	reason?: string;
}

export async function formatsHere(
	wanted: readonly SourceFormat[],
	findReason = whyUndecodable,
): Promise<FormatsHere> {
	const images = wanted.filter((format) => !DOCUMENT_FORMATS.some((other) => other === format));
	if (images.length === wanted.length) return { formats: wanted };
	const reason = await findReason();
	return reason === undefined ? { formats: wanted } : { formats: images, reason };
}
