import { beforeAll, describe, expect, test } from '@jest/globals';
import getPort from 'get-port';
import type { ApiZeroCredential } from '../../tools/n8n/in-process/credentials.mts';
import { saveCredential, testCredential } from '../../tools/n8n/installed/credentials.mts';
import type { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';
import type { TestEnvironment } from './test-environment.mts';
import { openOwnerSession } from './owner-session.mts';

let environment: TestEnvironment;
let client: N8nRestClient;

beforeAll(async () => {
	({ environment, client } = await openOwnerSession());
});

/** Tests the credential of the server, with some of it changed. */
async function resultWith(change: Partial<ApiZeroCredential>) {
	const { apiKey, serverUrl: baseUrl } = environment;
	const values: ApiZeroCredential = { apiKey, baseUrl, ...change };
	const credential = await saveCredential(client, 'Under test', 'apiZeroApi', values);
	return await testCredential(client, credential, values);
}

describe('the credential test in n8n', () => {
	test('succeeds for a valid key', async () => {
		expect((await resultWith({})).status).toBe('OK');
	});

	test.each<[string, () => Promise<Partial<ApiZeroCredential>>, RegExp]>([
		[
			'a wrong key',
			async () => ({ apiKey: 'not-the-key' }),
			/^The API key is not valid\.(?!.*not-the-key).*your server was started with/,
		],
		[
			'the cloud, where a self-hosted server answers',
			async () => ({ service: 'cloud' }),
			/^A self-hosted server answers at this Base URL\./,
		],
		[
			'a base URL that is no address',
			async () => ({ baseUrl: environment.serverUrl.replace('http://', '') }),
			/^The Base URL must be an address that starts with http:/,
		],
		[
			'a base URL where nothing answers',
			async () => ({ baseUrl: `http://127.0.0.1:${await getPort()}` }),
			// n8n's own words, those of n8n 1 second. A credential's test cannot change them: the documents explain them.
			/^ECONNREFUSED$|refused the connection/,
		],
	])('fails for %s, and says so', async (_, change, message) => {
		expect(await resultWith(await change())).toEqual({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});
});
