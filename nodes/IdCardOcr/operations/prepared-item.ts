import type { IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings, PictureJob } from '../calls/picture-calls.ts';
import { callSettings } from '../calls/call-settings.ts';
import { resultSettings, type ResultSettings } from '../result/result-settings.ts';

/** Settings, or what was thrown while they were read. */
export type Prepared<Settings> = Settings | { thrown: unknown };

/** Reads the settings of one item's result. Never throws. */
export function prepareResult(
	context: IExecuteFunctions,
	itemIndex: number,
): Prepared<ResultSettings> {
	try {
		return resultSettings(context, itemIndex);
	} catch (thrown) {
		return { thrown };
	}
}

/** Reads how calls are to be made. Never throws: n8n lets unsent rows out on the first output then. */
export function prepareCalls(context: IExecuteFunctions): Prepared<CallSettings> {
	try {
		return callSettings(context);
	} catch (thrown) {
		return { thrown };
	}
}

/** Gives a job that throws what preparing its item threw, before anything is sent. */
export function guarded(job: PictureJob, prepared: Prepared<object>): PictureJob {
	return async () => {
		if ('thrown' in prepared) throw prepared.thrown;
		return await job();
	};
}
