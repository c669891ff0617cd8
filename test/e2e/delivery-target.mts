import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { serveLocally, type LocalHttp } from '../support/local-http.mts';

/** One delivery that arrived, its files by their fields. */
export interface Delivery {
	fields: string[];
	link: string;
	files: Record<string, { name: string; type: string; bytes: Buffer }>;
	headers: IncomingMessage['headers'];
}

/** A place that photo pages deliver to. What it answers is in the path: `/200`, `/302`, `/500`, `/reason`, `/never`. */
export interface DeliveryTarget extends LocalHttp {
	deliveries: Delivery[];
}

const BODIES: Record<string, string> = { reason: '{"reason":"It shows no card."}', '500': 'null' };

/** Starts one on a free port of 127.0.0.1. */
export async function startDeliveryTarget(): Promise<DeliveryTarget> {
	const deliveries: Delivery[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		deliveries.push(await deliveryIn(request));
		const behaviour = request.url!.slice(1);
		if (behaviour === 'never') return;
		response.setHeader('access-control-allow-origin', '*');
		if (behaviour === '302') response.setHeader('location', '/200');
		response.statusCode = Number(behaviour) || 200;
		response.end(BODIES[behaviour] ?? '');
	};
	return { ...(await serveLocally(answer)), deliveries };
}

async function deliveryIn(request: IncomingMessage): Promise<Delivery> {
	const { headers } = request;
	const body = new Uint8Array(await buffer(request));
	const form = await new Response(body, {
		headers: { 'content-type': headers['content-type']! },
	}).formData();
	const files: Delivery['files'] = {};
	for (const [field, value] of form) {
		if (typeof value === 'string') continue;
		const bytes = Buffer.from(await value.arrayBuffer());
		files[field] = { name: value.name, type: value.type, bytes };
	}
	return { fields: [...form.keys()], link: String(form.get('link')), files, headers };
}
