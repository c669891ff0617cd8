import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { readCard } from '../../../test/cards/read-card.mts';
import { testWhere } from '../../../test/test-where.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../../tools/server-process/start.mts';
import { blankImage } from '../../../test/support/blank-image.mts';

const CLIENTS = fileURLToPath(new URL('../../../examples/clients/', import.meta.url));

/** How to run each client, and how to tell that its language is there. */
const LANGUAGES = [
	{ name: 'cURL', command: ['sh', 'recognize.sh'], probe: ['curl', '--version'] },
	{ name: 'Python', command: ['python3', 'recognize.py'], probe: ['python3', '--version'] },
	{ name: 'JavaScript', command: [process.execPath, 'recognize.mjs'], probe: ['node', '-v'] },
	{ name: 'Go', command: ['go', 'run', 'recognize.go'], probe: ['go', 'version'] },
	{ name: 'PHP', command: ['php', 'recognize.php'], probe: ['php', '-v'] },
];

let server: EmbeddedServer;
let folder: string;
const specimen = readCard('portrait.jpg');
// Also redirects calls, to what looks like a service.
const pictureServer = createServer(({ method, url }, response) => {
	if (method === 'POST' && url !== '/moved') response.writeHead(302, { location: '/moved' });
	response.end(url === '/moved' ? '{"code":0,"data":{}}' : specimen.image);
});
const otherUrl = () => `http://127.0.0.1:${(pictureServer.address() as AddressInfo).port}`;
beforeAll(async () => {
	server = await startEmbeddedServer({
		args: ['--allow-private-urls', '--link-port', '1024-65535', '--log-level', 'warn'],
	});
	folder = await mkdtemp(join(tmpdir(), 'client-pictures-'));
	await writeFile(join(folder, 'card'), specimen.image);
	await writeFile(join(folder, 'no-card'), await blankImage());
	pictureServer.listen(0, '127.0.0.1');
	await once(pictureServer, 'listening');
}, 120_000);
afterAll(async () => {
	pictureServer.close();
	await server.stop();
	await rm(folder, { recursive: true });
});

async function run([program, ...args]: string[], picture: string, settings = {}) {
	const child = spawn(program, [...args, picture], {
		cwd: CLIENTS,
		env: { ...process.env, BASE_URL: server.baseUrl, API_KEY: server.apiKey, ...settings },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output = Promise.all([text(child.stdout), text(child.stderr)]);
	const [exitCode] = await once(child, 'close');
	const [stdout, stderr] = await output;
	return { exitCode: exitCode as number, stdout, stderr };
}

describe.each(LANGUAGES)('the client in $name', ({ name, command, probe: [program, ...args] }) => {
	const isThere = spawnSync(program, args).status === 0;
	// Go builds its standard library the first time, which takes minutes on a busy machine.
	if (name === 'Go' && isThere)
		beforeAll(
			() => void spawnSync('go', ['build', '-o', devNull, command[2]], { cwd: CLIENTS }),
			600_000,
		);
	const testIfThere = testWhere(isThere, `${program} is missing, for the client in ${name}.`);

	testIfThere.each([
		['a file', () => join(folder, 'card')],
		['a URL', () => `${otherUrl()}/card.jpg`],
	])('reads %s', async (_what, picture) => {
		const { exitCode, stdout, stderr } = await run(command, picture());
		expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
		const printed = JSON.parse(stdout);
		// curl prints the reply as it is.
		expect(name === 'cURL' ? printed.data : printed).toEqual(specimen.fields);
	});

	testIfThere('says why a picture or a key is refused', async () => {
		const noCard = await run(command, join(folder, 'no-card'));
		expect(noCard.exitCode).not.toBe(0);
		expect(noCard.stdout + noCard.stderr).toMatch(/5021.*req_/);
		const wrongKey = await run(command, join(folder, 'card'), { API_KEY: 'wrong' });
		expect(wrongKey.exitCode).not.toBe(0);
		expect(wrongKey.stdout + wrongKey.stderr).toMatch(/4011.*req_/);
		expect((await run(command, join(folder, 'none'))).exitCode).not.toBe(0);
	});

	testIfThere('takes key and image nowhere else', async () => {
		const { exitCode } = await run(command, join(folder, 'card'), { BASE_URL: otherUrl() });
		expect(exitCode).not.toBe(0);
	});
});
