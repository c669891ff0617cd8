import type { IBinaryData } from 'n8n-workflow';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { ReplyFiles } from '../../../domain/result/found-side.ts';

/** Which service answers: ApiZero's cloud, or a self-hosted server, which can do more. */
export type Service = 'cloud' | 'ownServer';

export interface ServiceAnswer {
	reply: IdCardOcrReply;
	/** The reply's images, which it has no longer; absent if it had no details. */
	files?: ReplyFiles<IBinaryData>;
	retryAfterMs?: number;
	/** Why a self-hosted server refused, in English. */
	reason?: string;
}

/** The service, reached with one key at one address. */
export interface Connection {
	service: Service;
	/** The same for every connection with this key and address. Reveals neither. */
	paceKey: string;
	/**
	 * Sends one request, once. Resolves with any reply of the API, also one with an error code; rejects if there is no
	 * reply, or none that can be trusted.
	 */
	send(request: IdCardOcrRequest, timeoutMs: number): Promise<ServiceAnswer>;
}

export interface CallSettings {
	/** Requests to start per second; 0 for no limit, `automatic` for what suits the service. */
	perSecond: number | 'automatic';
	/** Tries per image, the first included. */
	maxTries: number;
	timeoutMs: number;
	/** Whether the first failure keeps further images from being sent. */
	stopOnFailure: boolean;
}
