import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { IdCardOcrRequest } from '../../domain/api-contract.ts';
import { normalizeBase64 } from '../../domain/base64.ts';
import { imageFormatOf, MAX_BASE64_LENGTH, MAX_IMAGE_BYTES } from '../../domain/image-format.ts';
import { InputRefusal } from './input-refusal.ts';

/** Base64 letters that hold the first bytes of a picture: enough to tell its format. */
const SIGNATURE_LETTERS = 16;

/**
 * Gives the request for the picture of one item.
 * @throws InputRefusal when the item holds no picture the API could take; nothing was sent then.
 */
export async function readImageInput(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IdCardOcrRequest> {
	const source = context.getNodeParameter('source', itemIndex) as string;
	if (source === 'url') return urlRequest(context.getNodeParameter('url', itemIndex));
	if (source === 'base64') return base64Request(context.getNodeParameter('base64', itemIndex));
	return await fileRequest(context, itemIndex);
}

function urlRequest(value: unknown): IdCardOcrRequest {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		throw new InputRefusal(
			"'Image URL' is empty",
			'Enter a link, or map the column that holds it. Filter out rows without one if some have none.',
		);
	}
	if (!/^https?:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) {
		throw new InputRefusal(
			"'Image URL' is not a link that starts with http:// or https://",
			'Check the column that the link is taken from.',
		);
	}
	return { input_type: 'url', input_data: text };
}

function base64Request(value: unknown): IdCardOcrRequest {
	if (typeof value !== 'string' || value.trim() === '') {
		throw new InputRefusal(
			"'Image as Base64' is empty",
			'Map the field that holds the picture as text.',
		);
	}
	const base64 = normalizeBase64(value);
	if (base64 === undefined) {
		throw new InputRefusal(
			"'Image as Base64' is not base64 text",
			"Map the field that holds the picture as base64. For a file on the item, set 'Image Source' to 'Binary File'.",
		);
	}
	if (base64.length > MAX_BASE64_LENGTH) throw tooLarge();
	refuseUnlessPicture(Buffer.from(base64.slice(0, SIGNATURE_LETTERS), 'base64'));
	return { input_type: 'base64', input_data: base64 };
}

async function fileRequest(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IdCardOcrRequest> {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex) as string | IBinaryData;
	const file = fileOf(context, itemIndex, field);
	if (file.bytes !== undefined && file.bytes > MAX_IMAGE_BYTES) throw tooLarge();

	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	if (bytes.length === 0) {
		throw new InputRefusal('The file is empty', 'Check the node that made or fetched it.');
	}
	if (bytes.length > MAX_IMAGE_BYTES) throw tooLarge();
	refuseUnlessPicture(bytes);
	return { input_type: 'base64', input_data: bytes.toString('base64') };
}

function fileOf(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): IBinaryData {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		// n8n's own message is replaced below by one that says where to look.
	}
	const name = typeof field === 'string' ? ` '${field}'` : '';
	throw new InputRefusal(
		`The item has no file in the input field${name}`,
		"Set 'Input Data Field Name' to the field that holds the picture, as the input panel shows it under 'Binary'.",
	);
}

function refuseUnlessPicture(firstBytes: Uint8Array): void {
	if (imageFormatOf(firstBytes) === undefined) {
		throw new InputRefusal(
			'The picture is neither JPEG nor PNG',
			'Its content decides, not its name. Convert it first; a HEIC photo or a PDF page must become a JPEG.',
		);
	}
}

function tooLarge(): InputRefusal {
	return new InputRefusal(
		'The picture is over the 10 MB of base64 that the API takes (about 7.5 MB as a file)',
		"Make it smaller first, for example with n8n's 'Edit Image' node.",
	);
}
