import type { InputType } from '../../../domain/api-contract.ts';
import { isRecord } from '../../../domain/reply-value.ts';
import { ValidationError } from '../errors/server-errors.mts';
import { parseExtra, type AskedExtra } from './asked-extra.mts';

/** A valid request body; the image in it is not checked yet. */
export interface ImageInput {
	inputType: InputType;
	inputData: string;
	/** Whether to return more than the ten fields, and which images. */
	extra: AskedExtra;
}

/**
 * Validates a parsed request body against the API page, section 3. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseImageInput(body: unknown): ImageInput {
	if (!isRecord(body)) throw new ValidationError('请求体应为 JSON 对象');
	const { input_type: inputType, input_data: inputData, extra } = body;
	if (inputType !== 'url' && inputType !== 'base64') {
		throw new ValidationError('input_type 应为 url 或 base64');
	}
	if (typeof inputData !== 'string' || inputData.trim() === '') {
		throw new ValidationError('input_data 不能为空，且应为字符串');
	}
	return { inputType, inputData, extra: parseExtra(extra) };
}
