import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { CROP_KINDS } from '../../../domain/extra.ts';
import type { CropFiles } from '../../../domain/result/found-side.ts';
import type { ServiceAnswer } from '../calls/connection.ts';

/**
 * Moves the images of an answer to where n8n keeps files, as soon as they are there: a run of many images
 * would otherwise hold all of them in memory.
 */
export async function withStoredImages(
	context: IExecuteFunctions,
	answer: ServiceAnswer,
): Promise<ServiceAnswer> {
	const { extra } = answer.reply;
	if (extra === undefined) return answer;
	const files: Array<CropFiles<IBinaryData>> = [];
	for (const { crops = {} } of extra.cards) {
		const stored: CropFiles<IBinaryData> = {};
		for (const kind of CROP_KINDS) {
			const base64 = crops[kind];
			if (typeof base64 !== 'string') continue;
			const bytes = Buffer.from(base64, 'base64');
			stored[kind] = await context.helpers.prepareBinaryData(bytes, 'cut-out.jpg', 'image/jpeg');
		}
		files.push(stored);
	}
	const cards = extra.cards.map((card) => ({ ...card, crops: undefined }));
	return { ...answer, files, reply: { ...answer.reply, extra: { ...extra, cards } } };
}

/** Returns the bytes of a file that n8n keeps. */
export async function storedBytes(
	context: IExecuteFunctions,
	{ id, data }: IBinaryData,
): Promise<Buffer> {
	if (id === undefined) return Buffer.from(data, 'base64');
	return await context.helpers.binaryToBuffer(await context.helpers.getBinaryStream(id));
}
