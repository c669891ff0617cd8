import { beforeAll, describe, expect, test } from '@jest/globals';
import getPort from 'get-port';
import type { ApiZeroCredential } from '../../tools/n8n/in-process/credentials.mts';
import { saveCredential, testCredential } from '../../tools/n8n/installed/credentials.mts';
import type { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';
import type { Stage } from './stage.mts';
import { openWorkbench } from './workbench.mts';

let stage: Stage;
let client: N8nRestClient;

beforeAll(async () => {
	({ stage, client } = await openWorkbench());
});

async function resultOf(values: ApiZeroCredential) {
	const credential = await saveCredential(client, 'Under test', 'apiZeroApi', values);
	return await testCredential(client, credential, values);
}

describe('the test of the credential in n8n', () => {
	test.each(['bearer', 'xApiKey'] as const)('is green for a good key sent as %s', async (way) => {
		const { apiKey, serverUrl: baseUrl } = stage;
		const result = await resultOf({ apiKey, baseUrl, authentication: way });
		expect(result.status).toBe('OK');
	});

	test('is red for a wrong key, and says so plainly', async () => {
		const { serverUrl: baseUrl } = stage;
		const result = await resultOf({ apiKey: 'not-the-key', baseUrl, authentication: 'bearer' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/^The API key is not valid\./);
		expect(result.message).not.toContain('not-the-key');
	});

	test('is red when nothing answers at the base URL', async () => {
		const baseUrl = `http://127.0.0.1:${await getPort()}`;
		const result = await resultOf({ apiKey: stage.apiKey, baseUrl, authentication: 'bearer' });
		expect(result.status).toBe('Error');
	});
});
