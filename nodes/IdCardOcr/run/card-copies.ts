import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { cardCopies } from '../../../domain/card-copy.ts';
import { CARD_COPY_FIELD, type CardCopyToMake } from '../result/copies.ts';
import { storedBytes } from '../transport/stored-images.ts';
import type { Result } from './finish.ts';

/**
 * Makes the copies of cards that the results want, one after the other: many would not fit into memory. One that cannot be
 * made is missing, as one that the server did not send: what was read is not lost.
 */
export async function withCardCopies(
	context: IExecuteFunctions,
	results: readonly Result[],
): Promise<Result[]> {
	const made: Result[] = [];
	for (const { cardCopy: wanted, ...result } of results) {
		if (wanted === undefined) {
			made.push(result);
			continue;
		}
		try {
			const pdf = await pdfOf(context, wanted);
			made.push({ ...result, files: { ...result.files, [CARD_COPY_FIELD]: pdf } });
		} catch {
			const missing = [result.json.copies_missing, CARD_COPY_FIELD].filter(Boolean).join(', ');
			made.push({ ...result, json: { ...result.json, copies_missing: missing } });
		}
	}
	return made;
}

async function pdfOf(
	context: IExecuteFunctions,
	{ fileName, pictures }: CardCopyToMake,
): Promise<IBinaryData> {
	const jpegs: Buffer[] = [];
	for (const picture of pictures) jpegs.push(await storedBytes(context, picture));
	const pdf = await context.helpers.prepareBinaryData(
		Buffer.concat(cardCopies([jpegs])),
		'copy.pdf',
		'application/pdf',
	);
	// n8n would take a folder out of the name.
	return { ...pdf, fileName };
}
