import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** Whether the service is the cloud, as an expression; `transport/service.ts` says so of a run. */
const IS_CLOUD =
	'$credentials.service === "cloud" || /^https?:\\/\\/([^\\/?#]*@)?([^\\/?#@:]*\\.)?apizero\\.cn\\.?(:\\d*)?([\\/?#]|$)/i.test($credentials.baseUrl.trim())';

/** Whether the Base URL is an address that requests can go to, as an expression. */
const IS_ADDRESS =
	'/^https?:\\/\\/([^\\s\\/?#]*@)?(\\[[\\da-f:.]+\\]|[^\\s\\/?#@:[\\]]+)(:\\d*)?([\\/?#]|$)/i.test(String($credentials.baseUrl).trim())';

/**
 * Ends the credential's test with a sentence, as an expression. n8n passes on only errors of its own, so
 * one of them gets other words; without them, it would show `ERR_INVALID_URL`.
 */
const SAY_WHAT_AN_ADDRESS_IS =
	'(() => { try { $ifEmpty() } catch (error) { error.message = "The Base URL must be an address that starts with http:// or https://, such as http://127.0.0.1:8787."; throw error } })()';

/** The Base URL of ApiZero's cloud, as `displayOptions` compare it. */
const CLOUD_URL = {
	_cnd: { regex: '^\\s*https?://([^/?#@]*\\.)?apizero\\.cn(:\\d*)?([/?#\\s]|$)' },
};

/** A rule of the credential's test: what it says of a reply with this value. */
const saying = (value: unknown, message: string, key = 'code') => ({
	type: 'responseSuccessBody' as const,
	properties: { key, value, message },
});

/** The key and address of ApiZero's gateway, or of a self-hosted server with the same API. */
export class ApiZeroApi implements ICredentialType {
	name = 'apiZeroApi';

	displayName = 'ApiZero API';

	icon: Icon = {
		light: 'file:../nodes/IdCardOcr/idCardOcr.svg',
		dark: 'file:../nodes/IdCardOcr/idCardOcr.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-apizero/n8n-nodes-apizero#credential';

	properties: INodeProperties[] = [
		{
			displayName:
				"Images go to ApiZero's cloud. For a server of your own, enter one of its keys, and its address as Base URL: then ApiZero gets nothing.",
			name: 'cloudNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { baseUrl: [CLOUD_URL] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The key of your ApiZero account, or one that your self-hosted server was started with',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://v1.apizero.cn',
			placeholder: 'e.g. http://127.0.0.1:8787',
			hint: 'If the test says ECONNREFUSED or ENOTFOUND, no server is at this address; if EPROTO, write http:// instead of https://',
			description:
				"Where requests go. Keep the default for ApiZero's cloud, or enter the address of a self-hosted server. The key and the images are sent nowhere else.",
		},
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			options: [
				{ name: "ApiZero's Cloud, Through a Proxy", value: 'cloud' },
				{ name: 'Self-Hosted Server', value: 'automatic' },
			],
			default: 'automatic',
			displayOptions: {
				hide: { baseUrl: [CLOUD_URL] },
			},
			description: 'What answers at this address',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.apiKey }}' } },
	};

	/**
	 * Posts a request that gets 4000 once the key is accepted, so that the test uses no quota. HTTP
	 * statuses are ignored because every refusal has one. To the cloud an empty image is sent: a self-hosted
	 * server gives itself away by its reason. To a self-hosted server a missing type is sent, which it refuses
	 * for another one.
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			// As the node does: removes the endpoint's path, and all behind ? or #, from an address that was pasted with it.
			baseURL: `={{ ${IS_ADDRESS} ? $credentials.baseUrl.trim().replace(/[?#].*$/, "").replace(/\\/+$/, "").replace(/\\/api\\/ocr-idcard$/, "") : ${SAY_WHAT_AN_ADDRESS_IS} }}`,
			url: '/api/ocr-idcard',
			body: {
				input_type: `={{ ${IS_CLOUD} ? "base64" : "" }}`,
				input_data: '',
			},
			json: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
		rules: [
			saying(
				4011,
				'The API key is not valid. Enter it again: the one of your ApiZero account, or one that your server was started with (code 4011).',
			),
			saying(
				4013,
				'The API key is suspended. Ask whoever runs the service to reactivate it (code 4013).',
			),
			saying(
				4014,
				"This n8n's network address is not on the key's allow-list. Add it there (code 4014).",
			),
			saying(4015, 'The service received no API key. Enter one (code 4015).'),
			saying(
				4044,
				'There is no ID card recognition at this Base URL. Leave out the path of a page, such as /folder (code 4044).',
			),
			saying(
				'input-data',
				"A self-hosted server answers at this Base URL. Set 'Service' to Self-Hosted Server.",
				'reason',
			),
			// A reply without a code does not come from this API, whatever its HTTP status.
			saying(
				undefined,
				'The Base URL answers, but neither as ApiZero nor as a self-hosted server. Check the address.',
			),
		],
	};
}
