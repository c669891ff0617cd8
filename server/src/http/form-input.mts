import { ValidationError } from '../errors/server-errors.mts';
import { parseExtra } from './asked-extra.mts';
import { partsOf, type FormPart } from './multipart.mts';
import { parseImageInput, type ImageInput } from './ocr-idcard.schema.mts';
import { parseJson } from './request-body.mts';

/** No image, even if it is sent as a file, as browsers do with JSON. */
const SETTINGS = ['input_type', 'extra'];

/** Fields that may hold an image as text. A file may be in any other one, too. */
const TEXTS = ['image', 'input_data'];

const isImage = ({ name, isFile }: FormPart) =>
	!SETTINGS.includes(name) && (isFile || TEXTS.includes(name));

/**
 * Validates a form: one image as a file or, like `input_data` in JSON, as text, and `extra` as there,
 * or else `extraInQuery`. `input_type` may be left out. Unknown fields are ignored, as are empty ones beside the image.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseForm(body: Buffer, contentType: string, extraInQuery?: Buffer): ImageInput {
	const parts = partsOf(body, contentType);
	const field = (name: string) => parts.findLast((part) => part.name === name)?.bytes;
	const images = parts.filter(isImage);
	const filled = images.filter(({ bytes }) => bytes.length > 0);
	const [image, another] = filled.length > 0 ? filled : images;
	if (image === undefined) throw new ValidationError({ reason: 'image-missing' });
	if (another !== undefined) throw new ValidationError({ reason: 'several-images' });
	// Tools send fields that nobody filled in as empty ones.
	const asked = [field('extra'), extraInQuery].find((given) => given?.length);
	const extra = asked && parseJson(asked, { reason: 'extra-type' });
	if (image.isFile) {
		return { image: { inputType: 'file', inputData: image.bytes }, extra: parseExtra(extra) };
	}
	const text = image.bytes.toString();
	const kind = /^\s*https?:/i.test(text) ? 'url' : 'base64';
	const inputType = field('input_type')?.toString() ?? kind;
	return parseImageInput({ input_type: inputType, input_data: text, extra });
}
