import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
	IExecuteData,
	INode,
	INodeType,
	IWorkflowExecuteAdditionalData,
	JsonObject,
} from 'n8n-workflow';

import {
	inMemoryCredentials,
	type ApiZeroCredential,
} from '../../tools/n8n/in-process/credentials.mts';
import { core, workflow } from '../../tools/n8n/in-process/engine.mts';
import type { Service } from '../../nodes/IdCardOcr/calls/connection.ts';
import { serviceAt } from '../../nodes/IdCardOcr/transport/service.ts';
import { loadPackage } from '../../tools/n8n/in-process/run-node.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../../tools/server-process/start.mts';
import { refusal, startApiZeroStub, type ApiZeroStub } from './apizero-stub.mts';

const { ExecuteContext, RoutingNode } = core;
const { createEmptyRunExecutionData, NodeHelpers, Workflow } = workflow;

const SUSPENDED_KEY = 'a-key-that-is-suspended';

let server: EmbeddedServer;
let cloud: ApiZeroStub;
beforeAll(async () => {
	server = await startEmbeddedServer({
		moreKeys: [{ id: 'old', key: SUSPENDED_KEY, suspended: true }],
	});
	cloud = await startApiZeroStub(({ path }) =>
		refusal(path === '/api/ocr-idcard' ? 4000 : 4044, '请求参数错误'),
	);
}, 120_000);
afterAll(async () => {
	await server.stop();
	await cloud.close();
});

/**
 * Returns what the credential's test says, `undefined` where it succeeds: the request through n8n's own
 * routing, then the rules in their order, or the code or message of an error, as n8n 2.41 does it.
 */
async function messageOf(credential: ApiZeroCredential): Promise<string | undefined> {
	const { type } = (await loadPackage()).getCredential('apiZeroApi');
	const { request, rules = [] } = type.test!;
	const node: INode = {
		id: '1',
		name: 'Temp',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { apiZeroApi: { id: '1', name: 'Test' } },
	};
	const nodeType = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			credentials: [{ name: 'apiZeroApi', required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	} as unknown as INodeType;
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const data = { service: 'automatic', ...credential };
	const additionalData = {
		credentialsHelper: inMemoryCredentials(credential, type.authenticate as never),
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const executeData: IExecuteData = { node, data: {}, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		executeData,
		[],
	);
	const decrypted = { id: '1', name: 'Test', type: 'apiZeroApi', data: data as JsonObject };
	let json: Record<string, unknown>;
	try {
		const response = await new RoutingNode(context, nodeType, decrypted as never).runNode();
		json = response![0]![0].json;
	} catch (error) {
		const { cause, message } = error as { cause?: { code?: string }; message: string };
		return cause?.code ?? message;
	}
	const broken = rules.find(({ properties }) => {
		const { key, value } = properties as { key: string; value: unknown };
		return json[key] === value;
	});
	return broken?.properties.message;
}

/** Returns what an expression of the credential's test gives. */
function valueOf(expression: string, $credentials: Record<string, string>): unknown {
	const workflow = new Workflow({
		nodes: [],
		connections: {},
		active: false,
		nodeTypes: {} as never,
	});
	return workflow.expression.getSimpleParameterValue({} as INode, expression, 'internal', {
		$credentials,
	});
}

describe('the credential test at a self-hosted server', () => {
	test.each(['automatic', 'ownServer', undefined] as const)('succeeds as %s', async (service) => {
		const { baseUrl, apiKey } = server;
		expect(await messageOf({ baseUrl, apiKey, service })).toBeUndefined();
	});

	test.each(['/try', '/folder', '/try#code=abc'])('finds nothing at %s', async (path) => {
		const { baseUrl, apiKey } = server;
		const words =
			'There is no ID card recognition at this Base URL. Leave out the path of a page, such as /folder (code 4044).';
		expect(await messageOf({ baseUrl: baseUrl + path, apiKey })).toBe(words);
	});

	const WRONG_KEY = /^The API key is not valid\..* your server was started with/;
	test.each<[Partial<ApiZeroCredential>, RegExp]>([
		[{ service: 'cloud' }, /^A self-hosted server answers at this Base URL\./],
		[{ apiKey: 'wrong' }, WRONG_KEY],
		[{ service: 'cloud', apiKey: 'wrong' }, WRONG_KEY],
		[{ service: 'ownServer', apiKey: 'wrong' }, WRONG_KEY],
		[{ apiKey: SUSPENDED_KEY }, /suspended\. Ask whoever runs the service/],
	])('tells what is wrong with %j', async (change, words) => {
		const { baseUrl, apiKey } = server;
		expect(await messageOf({ baseUrl, apiKey, ...change })).toMatch(words);
	});
});

describe('the Base URL in the credential test', () => {
	test.each([
		...['127.0.0.1:8787', 'ocr.example.com', 'ftp://ocr.example.com', 'https:', 'http://', ' '],
		...['http://:8787', 'http://ocr.example.com:port', 'http://my server', 'http://[::1'],
	])('is refused in a sentence where it is %p', async (baseUrl) => {
		expect(await messageOf({ baseUrl, apiKey: 'k' })).toMatch(
			/^The Base URL must be an address that starts with http:\/\/ or https:\/\//,
		);
	});

	test.each([
		[' http://127.0.0.1:8787/ ', 'http://127.0.0.1:8787'],
		['HTTPS://OCR.example.com', 'HTTPS://OCR.example.com'],
		['http://[fe80::1]:8787/api/ocr-idcard', 'http://[fe80::1]:8787'],
		['https://user:p@ss@ocr.example.com/proxied/', 'https://user:p@ss@ocr.example.com/proxied'],
		['http://身份证.example.com/?x=1', 'http://身份证.example.com'],
		['http://127.0.0.1:8787/try#code=abc', 'http://127.0.0.1:8787/try'],
	])('is used where it is %p', async (baseUrl, used) => {
		const { baseURL } = (await loadPackage()).getCredential('apiZeroApi').type.test!.request;
		expect(valueOf(baseURL!, { baseUrl })).toBe(used);
	});
});

describe('the credential test at the cloud', () => {
	test('asks as ever, whether chosen or told by the host', async () => {
		const { baseUrl } = cloud;
		expect(await messageOf({ baseUrl, apiKey: 'k', service: 'cloud' })).toBeUndefined();
		expect(cloud.calls.at(-1)).toMatchObject({
			path: '/api/ocr-idcard',
			body: { input_type: 'base64', input_data: '' },
		});
	});
});

test.each<[string, Service]>([
	['https://v1.apizero.cn', 'cloud'],
	[' https://v1.apizero.cn/api/ocr-idcard', 'cloud'],
	['HTTPS://V1.APIZERO.CN', 'cloud'],
	['https://APIZERO.cn:443/v2', 'cloud'],
	['https://v1.apizero.cn.', 'cloud'],
	['https://apizero.cn.:443', 'cloud'],
	['https://user@v1.apizero.cn', 'cloud'],
	['https://apizero.cn@v1.apizero.cn', 'cloud'],
	['https://apizero.cn:x@example.com', 'ownServer'],
	['https://apizero.cn@example.com', 'ownServer'],
	['https://apizero.cn.example.com', 'ownServer'],
	['https://example.com/apizero.cn', 'ownServer'],
	['https://example.com?apizero.cn/', 'ownServer'],
	['https://example.com#.apizero.cn', 'ownServer'],
	['https://notapizero.cn', 'ownServer'],
	['http://127.0.0.1:8787', 'ownServer'],
])('at %s the test, a run and the form all take the service to be: %s', async (baseUrl, host) => {
	const { type } = (await loadPackage()).getCredential('apiZeroApi');
	const { body } = type.test!.request as { body: Record<string, string> };
	const field = type.properties.find(({ name }) => name === 'service')!;
	for (const chosen of ['automatic', 'cloud', 'ownServer', undefined] as const) {
		const service = serviceAt(baseUrl.trim(), chosen);
		expect([chosen, service]).toEqual([chosen, chosen === 'cloud' ? 'cloud' : host]);
		const asked = valueOf(body.input_type, { baseUrl, service: chosen as string });
		expect([chosen, asked]).toEqual([chosen, service === 'cloud' ? 'base64' : '']);
		// Where it is hidden, what was chosen at another address must not count.
		const isShown = NodeHelpers.displayParameter({ baseUrl, service: chosen }, field, null, null);
		if (!isShown) expect(host).toBe('cloud');
	}
});

test.each([
	['https://v1.apizero.cn', false],
	['https://apizero.cn/', false],
	[' https://v1.apizero.cn:443/v2 ', false],
	['https://apizero.cn.example.com', true],
	['https://proxy.example.com/apizero.cn', true],
])("at %s 'Service' is asked for, instead of a word on the cloud: %s", async (baseUrl, isAsked) => {
	const { properties } = (await loadPackage()).getCredential('apiZeroApi').type;
	const shown = properties.filter((one) =>
		NodeHelpers.displayParameter({ baseUrl }, one, null, null),
	);
	const always = ['baseUrl', 'apiKey'];
	const names = shown
		.map(({ name }) => name)
		.filter((name) => [...always, 'service', 'cloudNotice'].includes(name));
	expect(new Set(names)).toEqual(new Set([...always, isAsked ? 'service' : 'cloudNotice']));
});
