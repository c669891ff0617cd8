import { expect, test } from '@jest/globals';

import { acs3Authorization } from '../../../tools/services/signatures/acs3.mts';
import { sha256 } from '../../../tools/services/signatures/digest.mts';
import { sdkAuthorization } from '../../../tools/services/signatures/sdk.mts';
import { tc3Authorization } from '../../../tools/services/signatures/tc3.mts';

// The makers' own examples, with keys that they published for them.

test("Tencent's example of TC3-HMAC-SHA256", () => {
	const body =
		'{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
	const headers = {
		'Content-Type': 'application/json; charset=utf-8',
		Host: 'cvm.tencentcloudapi.com',
	};
	const pair = { id: 'an-id', key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' };
	expect(tc3Authorization(pair, 'cvm', 1551113065, headers, body)).toBe(
		'TC3-HMAC-SHA256 Credential=an-id/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
	);
});

test("Alibaba's example of ACS3-HMAC-SHA256", () => {
	const headers = {
		host: 'ecs.cn-shanghai.aliyuncs.com',
		'x-acs-action': 'RunInstances',
		'x-acs-content-sha256': sha256(''),
		'x-acs-date': '2023-10-26T10:22:32Z',
		'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
		'x-acs-version': '2014-05-26',
	};
	const query = 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai';
	const pair = { id: 'YourAccessKeyId', key: 'YourAccessKeySecret' };
	expect(acs3Authorization(pair, query, headers)).toBe(
		'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
	);
});

test("Huawei's example of SDK-HMAC-SHA256", () => {
	const headers = {
		'content-type': 'application/json',
		host: 'service.region.example.com',
		'x-sdk-date': '20191115T033655Z',
	};
	const request = {
		method: 'GET',
		path: '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs',
		query: 'limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
		headers,
		body: '',
	};
	const pair = { id: 'QTWAOYTTINDUT2QVKYUC', key: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' };
	expect(sdkAuthorization(pair, request)).toBe(
		'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
	);
});
