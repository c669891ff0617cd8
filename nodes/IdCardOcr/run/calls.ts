import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import type { CallSettings, Connection } from '../calls/connection.ts';
import { ImageCalls, type ImageJob, type ImageResult } from '../calls/image-calls.ts';
import { callSettings } from '../input/call-settings.ts';
import { hintsFor } from '../result/hints.ts';
import { connect } from '../transport/connect.ts';

/** How the calls of one execution are made, and to which service. */
interface CallPlan {
	settings: CallSettings;
	connection: Connection;
}

/** Reads the options for calls and the credential before anything is sent, or returns what was thrown. */
export async function prepareCalls(
	context: IExecuteFunctions,
): Promise<CallPlan | { thrown: unknown }> {
	try {
		return { settings: callSettings(context), connection: await connect(context) };
	} catch (thrown) {
		return { thrown };
	}
}

/** What came of all images of an execution, in the order of their jobs. */
interface SentImages {
	results: ImageResult[];
	hints: NodeExecutionHint[];
	/** How many of them were read. */
	imagesRead: number;
	/**
	 * Whether what was read is passed on although the run ended early: the key, its quota or its balance, or a service
	 * that is gone. Under Stop Workflow an error would throw away what was read and paid for, so the images left are an
	 * outcome there, as unrecognized ones are. With an error output, or plain Continue, they fail as n8n's users
	 * expect; and a run that read nothing fails, since nothing is lost and somebody has to act.
	 */
	passesOn: boolean;
}

/** Sends the images as planned. Failures that every image would have end sending. */
export async function sendImages(
	context: IExecuteFunctions,
	jobs: readonly ImageJob[],
	plan: CallPlan,
): Promise<SentImages> {
	const calls = new ImageCalls({ ...plan, stopped: context.getExecutionCancelSignal() });
	const results = await calls.run(jobs);
	const imagesRead = results.filter(({ ok }) => ok).length;
	const { endedBy } = calls;
	const passesOn = !context.continueOnFail() && endedBy !== undefined && imagesRead > 0;
	const asksDetails = plan.connection.service === 'ownServer';
	return { results, hints: hintsFor(results, { endedBy, asksDetails }), imagesRead, passesOn };
}
