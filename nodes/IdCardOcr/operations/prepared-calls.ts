import type { IExecuteFunctions } from 'n8n-workflow';

import type { CallSettings } from '../calls/call-settings.ts';
import type { Connection } from '../calls/connection.ts';
import { AcceptedImages } from '../input/accepted-images.ts';
import { callSettings } from '../input/call-settings.ts';
import { connect } from '../transport/connect.ts';
import type { Prepared } from './prepared.ts';

/** How the calls of one execution are made, and to which service. */
export interface CallPlan {
	settings: CallSettings;
	connection: Connection;
}

/** Reads the options for calls and the credential before anything is sent. Never throws. */
export async function prepareCalls(context: IExecuteFunctions): Promise<Prepared<CallPlan>> {
	try {
		return { settings: callSettings(context), connection: await connect(context) };
	} catch (thrown) {
		return { thrown };
	}
}

/** Returns which images are sent; where nothing can be sent, those that every service takes. */
export function acceptedBy(plan: Prepared<CallPlan>): AcceptedImages {
	return new AcceptedImages('thrown' in plan ? 'cloud' : plan.connection.service);
}
