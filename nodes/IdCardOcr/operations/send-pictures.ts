import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { PictureCalls, type PictureJob, type PictureResult } from '../calls/picture-calls.ts';
import { UntrustedReply } from '../failure/untrusted-reply.ts';
import { hintsFor } from '../result/hints.ts';
import type { CallPlan } from './prepared-calls.ts';

/** Outcome of all pictures of an execution, in the order of their jobs. */
export interface SentPictures {
	results: PictureResult[];
	hints: NodeExecutionHint[];
	/** How many of them were read. */
	imagesRead: number;
	/** Whether the service ended the run: the key, its quota or its balance. */
	endedByService: boolean;
}

/** Sends the pictures as planned. Tolerated failures do not end sending; those that every picture would get do. */
export async function sendPictures(
	context: IExecuteFunctions,
	jobs: readonly PictureJob[],
	plan: CallPlan,
	isTolerated?: (thrown: unknown) => boolean,
): Promise<SentPictures> {
	const calls = new PictureCalls({
		...plan,
		stopped: context.getExecutionCancelSignal(),
		isTolerated,
		isEnding: (thrown) => thrown instanceof UntrustedReply && thrown.hitsEveryImage,
	});
	const results = await calls.run(jobs);
	const imagesRead = results.filter(({ ok }) => ok).length;
	const endedByService = calls.endingCode !== undefined;
	return { results, hints: hintsFor(results, calls.endingCode), imagesRead, endedByService };
}
