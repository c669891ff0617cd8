import { isRecord } from '../../../domain/reply-value.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { SentImage } from '../image/source.mts';
import { parseExtra, type AskedExtra } from './asked-extra.mts';

/** A valid request body; the image in it is not checked yet. */
export interface ImageInput {
	image: SentImage;
	extra: AskedExtra;
}

/**
 * Validates a parsed request body against the API page, section 3. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseImageInput(body: unknown): ImageInput {
	if (!isRecord(body)) throw new ValidationError({ reason: 'body-no-object' });
	const { input_type: inputType, input_data: inputData, extra } = body;
	if (inputType !== 'url' && inputType !== 'base64') {
		throw new ValidationError({ reason: 'input-type' });
	}
	if (typeof inputData !== 'string' || inputData.trim() === '') {
		throw new ValidationError({ reason: 'input-data' });
	}
	return { image: { inputType, inputData }, extra: parseExtra(extra) };
}
