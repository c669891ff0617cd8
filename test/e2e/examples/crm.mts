import { text as textOf } from 'node:stream/consumers';
import type { Workflow } from '../../../tools/n8n/installed/workflows.mts';
import { serveLocally, type LocalHttp } from '../../support/local-http.mts';

/** Takes what an example sends to a CRM. */
export interface Crm extends LocalHttp {
	/** The bodies, in order. */
	received: Array<Record<string, unknown>>;
	/** Method and path of every request. */
	requests: string[];
}

export async function startCrm(): Promise<Crm> {
	const received: Crm['received'] = [];
	const requests: string[] = [];
	const http = await serveLocally(async (request, response) => {
		requests.push(`${request.method} ${request.url}`);
		received.push(JSON.parse(await textOf(request)) as Record<string, unknown>);
		response.setHeader('content-type', 'application/json');
		response.end('{}');
	});
	return { ...http, received, requests };
}

/** The example with this CRM. */
export function withCrm(example: Workflow, crm: Crm): Workflow {
	const nodes = example.nodes.map((one) =>
		'url' in one.parameters ? { ...one, parameters: { ...one.parameters, url: crm.url } } : one,
	);
	return { ...example, nodes };
}
