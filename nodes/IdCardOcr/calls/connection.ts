import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';

/** Which service answers: ApiZero's cloud, or a self-hosted server, which can do more. */
export type Service = 'cloud' | 'ownServer';

/** A checked reply, and how long the service asks to wait before another try. */
export interface ServiceAnswer {
	reply: IdCardOcrReply;
	retryAfterMs?: number;
}

/** A way to the service, with one key at one address. */
export interface Connection {
	service: Service;
	/** The same for every connection with this key and address. Reveals neither. */
	paceKey: string;
	/** Requests per second that the service says it accepts, where that is known. */
	publishedPerSecond?: number;
	/**
	 * Sends one request, once. Resolves with the service's answer, whatever its code. Rejects when
	 * there is no answer, or none that can be trusted.
	 */
	send(request: IdCardOcrRequest, timeoutMs: number): Promise<ServiceAnswer>;
}
