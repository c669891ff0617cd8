import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

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
	const store = async (base64: string | null | undefined) =>
		typeof base64 === 'string' ? await storedJpeg(context, base64) : undefined;
	const storedCrops: Array<CropFiles<IBinaryData>> = [];
	const copies = new Map<number, IBinaryData>();
	for (const { crops = {} } of extra.cards) {
		storedCrops.push({ card: await store(crops.card), portrait: await store(crops.portrait) });
	}
	for (const { page, redacted } of extra.pages) {
		const copy = await store(redacted);
		if (copy !== undefined) copies.set(page, copy);
	}
	const cards = extra.cards.map((card) => ({ ...card, crops: undefined }));
	const pages = extra.pages.map((page) => ({ ...page, redacted: undefined }));
	const files = { crops: storedCrops, copies };
	return { ...answer, files, reply: { ...answer.reply, extra: { ...extra, cards, pages } } };
}

async function storedJpeg(context: IExecuteFunctions, base64: string): Promise<IBinaryData> {
	const bytes = Buffer.from(base64, 'base64');
	return await context.helpers.prepareBinaryData(bytes, 'cut-out.jpg', 'image/jpeg');
}
