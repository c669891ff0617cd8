import { whyUndecodable } from '../documents/why-undecodable.mts';
import { DOCUMENT_FORMATS, type SourceFormat } from '../image/source-formats.mts';

export async function formatsHere(wanted: readonly SourceFormat[], findReason = whyUndecodable) {
	const images = wanted.filter((format) => !DOCUMENT_FORMATS.some((other) => other === format));
	if (images.length === wanted.length) return { formats: wanted };
	const reason = await findReason();
	return reason === undefined ? { formats: wanted } : { formats: images, reason };
}
