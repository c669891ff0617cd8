import { runChild, startService } from './child.mts';

/** The result of processes that share one rate-limited key. */
export interface LimitResult {
	/** Accepted requests per second, as a share of the limit. */
	limitShare: number;
	/** Rejected requests, as a share of all. */
	refusedShare: number;
	/** Images recognized by each process. */
	recognized: number[];
}

const LIMIT_PER_SECOND = 2;

/** Processes that share a key, and what each does. */
export interface Clients {
	processes: number;
	imagesEach: number;
	/** Requests per second, or the node's own choice. */
	paceEach: number | 'automatic';
	/** Whether the service has the address of ApiZero's cloud, which the node's choice depends on. */
	atCloud?: boolean;
}

/** Runs several processes concurrently against a token bucket of 2 per second. */
export async function measureLimit(clients: Clients): Promise<LimitResult> {
	const { processes, imagesEach, paceEach, atCloud = false } = clients;
	const service = await startService('bucket');
	try {
		const env = {
			BENCH_IMAGES: String(imagesEach),
			BENCH_PACE: String(paceEach),
			BENCH_URL: atCloud ? service.url.replace('127.0.0.1', 'v1.apizero.cn') : service.url,
		};
		const ended = await Promise.all(
			Array.from({ length: processes }, () => runChild('limited-client.mts', [], env)),
		);
		const arrivals = (await (await fetch(`${service.url}/arrivals`)).json()) as Array<{
			at: number;
			accepted: boolean;
		}>;
		const accepted = arrivals.filter((arrival) => arrival.accepted);
		const seconds = (accepted.at(-1)!.at - accepted[0].at) / 1000;
		return {
			limitShare: (accepted.length - 1) / seconds / LIMIT_PER_SECOND,
			refusedShare: 1 - accepted.length / arrivals.length,
			recognized: ended.map((client) => (client as { recognized: number }).recognized),
		};
	} finally {
		service.stop();
	}
}
