import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { isRecord } from '../../../domain/reply-value.ts';
import { ValidationError } from '../errors/server-errors.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import type { SentImage } from '../image/source.mts';
import { parseExtra, type AskedExtra } from './asked-extra.mts';
import { partsOf, type FormPart } from './multipart.mts';
import { parseJson, readBody, type BodyWait } from './request-body.mts';

/** A valid request body; the image in it is not checked yet. */
interface ImageInput {
	image: SentImage;
	extra: AskedExtra;
}

/**
 * A body that has arrived: returns what it asks for. Called by the route, since Fastify closes the connection where a parser throws.
 * @throws ValidationError that names what is missing or wrong.
 */
export type SentBody = () => ImageInput;

/**
 * Takes the image out of a request, so that the large body can be garbage-collected. `without`: what is sent where there is no body
 * with its type, which no parser has seen.
 * @throws ValidationError that names what is missing or wrong.
 */
export function takeInput(request: FastifyRequest, without: SentBody): ImageInput {
	const body = (request.body as SentBody | undefined) ?? without;
	request.body = undefined;
	const input = body();
	request.report.inputType = input.image.inputType;
	return input;
}

function accept(
	app: FastifyInstance,
	type: string | RegExp,
	wait: Omit<BodyWait, 'signal'>,
	parse: (bytes: Buffer, request: FastifyRequest) => SentBody,
): void {
	app.addContentTypeParser(type, async (request: FastifyRequest, body: IncomingMessage) => {
		const slot = request.slot!;
		const bytes = await readBody(body, { signal: slot.turn.signal, ...wait });
		slot.isReceiving = false;
		return parse(bytes, request);
	});
}

/**
 * Accepts JSON, a form or the image itself within limits; `request.body` is then a {@link SentBody}.
 * `idleTimeoutMs` is how long, in ms, a client may pause.
 */
export function acceptBodies(
	app: FastifyInstance,
	accepted: AcceptedImages,
	idleTimeoutMs: number,
) {
	const { megabytes, fileMegabytes, maxBase64Length } = accepted;
	// The largest image in base64, with line breaks (two characters each in JSON, at worst every 64
	// letters) and the JSON or the form around it.
	const ofText = { idleTimeoutMs, maxBytes: Math.ceil(maxBase64Length * (66 / 64)) + 64 * 1024 };
	const tooLargeJson = { reason: 'body-too-large', megabytes } as const;
	const tooLarge = { reason: 'file-too-large', megabytes: fileMegabytes } as const;
	accept(app, 'application/json', { ...ofText, tooLarge: tooLargeJson }, (bytes) => {
		const json = parseJson(bytes, 'body-no-json');
		return () => parseImageInput(json);
	});
	accept(app, 'multipart/form-data', { ...ofText, tooLarge }, (bytes, request) => {
		const type = request.headers['content-type']!;
		const extra = extraInQuery(request);
		return () => parseForm(bytes, type, extra);
	});
	acceptFiles(app, accepted, idleTimeoutMs);
}

/**
 * Validates a parsed request body against the API page, section 3. Unknown keys are ignored.
 * @throws ValidationError that names what is missing or wrong.
 */
export function parseImageInput(body: unknown): ImageInput {
	if (!isRecord(body)) throw new ValidationError('body-no-object');
	const { input_type: inputType, input_data: inputData, extra } = body;
	if (inputType !== 'url' && inputType !== 'base64') {
		throw new ValidationError('input-type');
	}
	if (typeof inputData !== 'string' || inputData.trim() === '') {
		throw new ValidationError('input-data');
	}
	return { image: { inputType, inputData }, extra: parseExtra(extra) };
}

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
function parseForm(body: Buffer, contentType: string, extraInQuery?: Buffer): ImageInput {
	const parts = partsOf(body, contentType);
	const field = (name: string) => parts.findLast((part) => part.name === name)?.bytes;
	const images = parts.filter(isImage);
	const filled = images.filter(({ bytes }) => bytes.length > 0);
	const [image, another] = filled.length > 0 ? filled : images;
	if (image === undefined) throw new ValidationError('image-missing');
	if (another !== undefined) throw new ValidationError('several-images');
	// Tools send fields that nobody filled in as empty ones.
	const asked = [field('extra'), extraInQuery].find((given) => given?.length);
	const extra = asked && parseJson(asked, 'extra-type');
	if (image.isFile) {
		return { image: { inputType: 'file', inputData: image.bytes }, extra: parseExtra(extra) };
	}
	const text = image.bytes.toString();
	const kind = /^\s*https?:/i.test(text) ? 'url' : 'base64';
	const inputType = field('input_type')?.toString() || kind;
	return parseImageInput({ input_type: inputType, input_data: text, extra });
}

/** Accepts the image itself, like {@link acceptBodies}. */
export function acceptFiles(app: FastifyInstance, accepted: AcceptedImages, idleTimeoutMs: number) {
	const { maxBytes, fileMegabytes: megabytes } = accepted;
	const files = /^(image\/|application\/(pdf|octet-stream)(;|$))/;
	const tooLarge = { reason: 'file-too-large', megabytes } as const;
	accept(app, files, { idleTimeoutMs, maxBytes, tooLarge }, (bytes, request) => {
		const extra = extraInQuery(request);
		return () => ({
			image: { inputType: 'file', inputData: bytes },
			extra: parseExtra(extra && parseJson(extra, 'extra-type')),
		});
	});
}

/** `extra` of a request's query; `undefined` if it has none, or an empty one. */
function extraInQuery({ query }: FastifyRequest): Buffer | undefined {
	const { extra } = query as { extra?: string | string[] };
	// Given twice, it becomes a list with a comma, which is no JSON.
	return extra ? Buffer.from(String(extra)) : undefined;
}
