import { readFile } from 'node:fs/promises';
import type { Samples } from '../../tools/n8n/installed/samples.mts';
import { serveLocally, type LocalHttp } from '../support/local-http.mts';

/** Serves the sample images, such as `/front.jpg`; any other path gets a 404. */
export async function serveSamples({ front, back, landscape }: Samples): Promise<LocalHttp> {
	const files: Record<string, string> = {
		'/front.jpg': front,
		'/back.jpg': back,
		'/landscape.jpg': landscape,
	};
	return await serveLocally(async (request, response) => {
		const file = files[request.url ?? ''];
		response.statusCode = file === undefined ? 404 : 200;
		response.end(file && (await readFile(file)));
	});
}
