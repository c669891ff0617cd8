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

async function resultOf(values: ApiZeroCredential) {
	const credential = await saveCredential(client, 'Under test', 'apiZeroApi', values);
	return await testCredential(client, credential, values);
}

describe('the credential test in n8n', () => {
	test.each(['bearer', 'xApiKey'] as const)(
		'succeeds for a valid key sent as %s',
		async (authentication) => {
			const { apiKey, serverUrl: baseUrl } = environment;
			const result = await resultOf({ apiKey, baseUrl, authentication });
			expect(result.status).toBe('OK');
		},
	);

	test('fails for a wrong key and says so', async () => {
		const { serverUrl: baseUrl } = environment;
		const result = await resultOf({ apiKey: 'not-the-key', baseUrl, authentication: 'bearer' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/^The API key is not valid\./);
		expect(result.message).toContain('your server was started with');
		expect(result.message).not.toContain('not-the-key');
	});

	test('fails when nothing answers at the base URL', async () => {
		const baseUrl = `http://127.0.0.1:${await getPort()}`;
		const result = await resultOf({
			apiKey: environment.apiKey,
			baseUrl,
			authentication: 'bearer',
		});
		expect(result).toEqual({
			status: 'Error',
			// n8n's own words, those of n8n 1 second. A credential's test cannot change them: the documents explain them.
			message: expect.stringMatching(/^ECONNREFUSED$|refused the connection/),
		});
	});
});
