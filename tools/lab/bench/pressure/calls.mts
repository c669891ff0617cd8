import type { IdCardFields } from '../../../../domain/id-card.ts';
import { closestTruth } from '../../../score/closest-truth.mts';
import { imageBody } from '../../soak/image-body.mts';
import { drawSpecimen } from '../../specimens/draw.mts';
import type { SpecimenRequest } from '../../specimens/specimen-request.mts';

/** An image that is sent over and over. */
export interface Sent {
	kind: string;
	body: string;
	/** Its true fields, if it shows a card. */
	fields?: IdCardFields;
}

/** How a call with it ended. */
export interface Answered {
	kind: string;
	/** Code of the reply, or status of one that is not the server's. */
	answer: string;
	/** Whether every field was read as it was drawn. */
	isRight: boolean;
}

/** Draws a card that `kind` is said to be. */
export async function drawnCard(kind: string, request: Partial<SpecimenRequest> = {}) {
	const { image, fields } = await drawSpecimen({ seed: 'pressure', index: 0, side: 1, ...request });
	return { kind, body: imageBody(image), fields, image };
}

/** Makes one call, and waits for its answer however long that takes. */
export async function call(url: string, key: string, sent: Sent): Promise<Answered> {
	const { kind, body, fields } = sent;
	try {
		const reply = await fetch(`${url}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': key },
			body,
		});
		const text = await reply.text();
		if (!text.startsWith('{')) return { kind, answer: `status ${reply.status}`, isRight: false };
		const { code, data } = JSON.parse(text) as { code: number; data: IdCardFields | null };
		const isRight = fields !== undefined && closestTruth([fields], data).wrong.length === 0;
		return { kind, answer: String(code), isRight };
	} catch {
		return { kind, answer: 'none', isRight: false };
	}
}

/** Returns how many are right, such as "3 of 4". */
export function rightOf(calls: readonly Answered[]): string {
	return `${calls.filter(({ isRight }) => isRight).length} of ${calls.length}`;
}

/** Returns how many calls had which answer, such as "0: 3, 5021: 1". */
export function answersOf(calls: readonly Answered[]): string {
	const counts = Object.groupBy(calls, ({ answer }) => answer);
	const answers = Object.keys(counts).sort();
	return answers.map((answer) => `${answer}: ${counts[answer]?.length}`).join(', ');
}
