// Reads an ID card with Node.js 18 or later and nothing else.
//   API_KEY=... [BASE_URL=http://127.0.0.1:8787] node recognize.mjs IMAGE
// IMAGE is a JPEG or PNG file, or the http(s) URL of one. Prints the card's fields; exit code 1
// if the service refused the image.
import { readFile } from 'node:fs/promises';
import { argv, env, exit } from 'node:process';

const BASE_URL = env.BASE_URL ?? 'https://v1.apizero.cn';

async function requestBody(image) {
	if (/^https?:\/\//.test(image)) return { input_type: 'url', input_data: image };
	return { input_type: 'base64', input_data: await readFile(image, 'base64') };
}

async function recognize(image) {
	const response = await fetch(`${BASE_URL}/api/ocr-idcard`, {
		method: 'POST',
		headers: { 'X-Api-Key': env.API_KEY, 'Content-Type': 'application/json' },
		body: JSON.stringify(await requestBody(image)),
		signal: AbortSignal.timeout(60_000),
		// Following one would take the key to another address.
		redirect: 'manual',
	});
	// The reason of a refusal is in the body whatever the status.
	return await response.json().catch(() => {
		throw new Error(`no JSON, but HTTP ${response.status}`);
	});
}

const { code, msg, data, request_id: requestId } = await recognize(argv[2]);
if (code !== 0) {
	console.error(`${code} ${msg} (${requestId})`);
	exit(1);
}
console.log(JSON.stringify(data, null, 2));
