import type { InputType } from '../../../domain/api-contract.ts';
import { ValidationError } from '../errors/server-errors.mts';

/** A valid request body; the image in it is not checked yet. */
export interface ImageInput {
	inputType: InputType;
	inputData: string;
	/** Whether to return more than the ten fields. */
	extra: boolean;
}

/**
 * Validates a parsed request body against the API page, section 3. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseImageInput(body: unknown): ImageInput {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw new ValidationError('请求体应为 JSON 对象');
	}
	const { input_type: inputType, input_data: inputData, extra } = body as Record<string, unknown>;
	if (inputType !== 'url' && inputType !== 'base64') {
		throw new ValidationError('input_type 应为 url 或 base64');
	}
	if (typeof inputData !== 'string' || inputData.trim() === '') {
		throw new ValidationError('input_data 不能为空，且应为字符串');
	}
	if (extra !== undefined && typeof extra !== 'boolean') {
		throw new ValidationError('extra 应为布尔值');
	}
	return { inputType, inputData, extra: extra ?? false };
}
