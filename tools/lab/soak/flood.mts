// node flood.mts URL BODY_FILE CLIENTS
// Posts the body from so many clients, each again as soon as it has a reply, until it is ended. The API
// key is in the variable FLOOD_KEY. Prints how many replies of each code it got, at its end.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import process from 'node:process';

const [url, bodyFile, clients] = process.argv.slice(2);
const body = readFileSync(bodyFile);
const agent = new Agent({ keepAlive: true });
const replies: Record<string, number> = {};

function post(): Promise<string> {
	return new Promise((resolve) => {
		const call = request(url, {
			agent,
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'content-length': body.length,
				'x-api-key': process.env['FLOOD_KEY'],
			},
		});
		call.once('error', () => resolve('no reply'));
		call.once('response', (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
			response.once('end', () => resolve(/"code":(\d+)/.exec(text)?.[1] ?? 'no code'));
		});
		call.end(body);
	});
}

process.once('SIGTERM', () => {
	process.stdout.write(`${JSON.stringify(replies)}\n`, () => process.exit(0));
});
for (let client = 0; client < Number(clients); client++) {
	void (async () => {
		for (;;) {
			const code = await post();
			replies[code] = (replies[code] ?? 0) + 1;
		}
	})();
}
