import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { acs3Authorization } from '../../../tools/services/signatures/acs3.mts';
import { sha256 } from '../../../tools/services/signatures/digest.mts';
import { sdkAuthorization } from '../../../tools/services/signatures/sdk.mts';
import { tc3Authorization } from '../../../tools/services/signatures/tc3.mts';
import { givenKeys, SERVICES } from '../../../tools/services/given-keys.mts';

interface Arrived {
	url: string;
	headers: Record<string, string>;
	body: Buffer;
}

const FRONT = {
	...emptyIdCardFields(),
	side: 1,
	identity_name: '样本',
	identity_code: '11010519491231002X',
	gender: '女',
	race: '汉',
	birth: '1949-12-31',
	address: '北京市朝阳区样本路1号',
};
const BACK = {
	...emptyIdCardFields(),
	side: 0,
	issued_by: '北京市公安局朝阳分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '长期',
};

/** How each service writes the two sides, and how it refuses; from their public pages. */
const REPLIES: Record<string, { front: object; back: object; refusal: object; failure: string }> = {
	ApiZero: {
		front: { code: 0, msg: '成功', data: FRONT, request_id: 'req_a' },
		back: { code: 0, msg: '成功', data: BACK, request_id: 'req_a' },
		refusal: { code: 4029, msg: '', data: null },
		failure: '4029',
	},
	Tencent: {
		front: {
			Response: {
				...{ Name: '样本', Sex: '女', Nation: '汉', Birth: '1949/12/31', ValidDate: '' },
				...{ Address: FRONT.address, IdNum: FRONT.identity_code, Authority: '' },
			},
		},
		back: {
			Response: { Name: '', IdNum: '', Authority: BACK.issued_by, ValidDate: '2017.08.12-长期' },
		},
		refusal: { Response: { Error: { Code: 'RequestLimitExceeded', Message: '' } } },
		failure: 'RequestLimitExceeded',
	},
	Baidu: {
		front: {
			image_status: 'normal',
			words_result: Object.fromEntries(
				Object.entries({
					...{ 姓名: '样本', 性别: '女', 民族: '汉', 出生: '19491231' },
					...{ 住址: FRONT.address, 公民身份号码: FRONT.identity_code },
				}).map(([name, words]) => [name, { words }]),
			),
		},
		back: {
			image_status: 'reversed_side',
			words_result: {
				签发机关: { words: BACK.issued_by },
				签发日期: { words: '20170812' },
				失效日期: { words: '长期' },
			},
		},
		refusal: { error_code: 18, error_msg: '' },
		failure: '18',
	},
	Alibaba: {
		front: {
			Data: JSON.stringify({
				data: {
					face: {
						data: {
							...{ name: '样本', sex: '女', ethnicity: '汉', birthDate: '1949年12月31日' },
							...{ address: FRONT.address, idNumber: FRONT.identity_code },
						},
					},
				},
			}),
		},
		back: {
			Data: JSON.stringify({
				data: {
					back: { data: { issueAuthority: BACK.issued_by, validPeriod: '2017.08.12-长期' } },
				},
			}),
		},
		refusal: { Code: 'Throttling', Message: '' },
		failure: 'Throttling',
	},
	Huawei: {
		front: {
			result: {
				...{ name: '样本', sex: '女', ethnicity: '汉', birth: '1949-12-31' },
				...{ address: FRONT.address, number: FRONT.identity_code },
			},
		},
		back: {
			result: { issue: BACK.issued_by, valid_from: '2017-08-12', valid_to: '长期' },
		},
		refusal: { error_code: 'APIG.0308', error_msg: '' },
		failure: 'APIG.0308',
	},
};

/** Whether a call is signed with the test's keys, by the headers that arrived. */
const SIGNED: Record<string, (call: Arrived) => boolean> = {
	ApiZero: ({ headers }) => headers['authorization'] === 'Bearer key-0',
	Baidu: ({ url }) => url.endsWith('?access_token=a-token'),
	Tencent: ({ headers, body }) =>
		headers['authorization'] ===
		tc3Authorization(
			{ id: 'key-0', key: 'key-1' },
			'ocr',
			Number(headers['x-tc-timestamp']),
			{ 'content-type': headers['content-type'], host: headers['host'] },
			body.toString(),
		),
	Alibaba: ({ headers, body }) => {
		const signed = Object.fromEntries(
			Object.entries(headers).filter(([name]) => /^(host|content-type|x-acs-.+)$/.test(name)),
		);
		return (
			headers['x-acs-content-sha256'] === sha256(body) &&
			headers['authorization'] === acs3Authorization({ id: 'key-0', key: 'key-1' }, '', signed)
		);
	},
	Huawei: ({ url, headers, body }) => {
		const signed = Object.fromEntries(
			['content-type', 'host', 'x-sdk-date'].map((name) => [name, headers[name]]),
		);
		return (
			url === '/v2/key-2/ocr/id-card' &&
			headers['authorization'] ===
				sdkAuthorization(
					{ id: 'key-0', key: 'key-1' },
					{ method: 'POST', path: url, headers: signed, body: body.toString() },
				)
		);
	},
};

let server: Server;
let baseUrl: string;
/** What the stub says to the next calls. */
let answer: (call: Arrived) => { status?: number; body: string; location?: string };

beforeAll(async () => {
	server = createServer(async (request: IncomingMessage, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const headers = request.headers as Record<string, string>;
		const call = { url: request.url ?? '', headers, body: Buffer.concat(chunks) };
		const isToken = call.url === '/oauth/2.0/token';
		const said = isToken ? { body: '{"access_token":"a-token"}' } : answer(call);
		const { status = 200, body, location } = said;
		response.writeHead(status, {
			'content-type': 'application/json',
			...(location && { location }),
		});
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe.each(SERVICES)('$name', (kind) => {
	const { front, back, refusal, failure } = REPLIES[kind.name];
	const environment = Object.fromEntries(kind.variables.map((name, i) => [name, `key-${i}`]));
	const read = async () =>
		await kind
			.connect({ keys: givenKeys(kind, environment)!, baseUrl })
			.read(Buffer.from('a drawn card'));

	test.each([
		['front', front, FRONT],
		['back', back, BACK],
	])('a signed call becomes the fields of a %s', async (_side, body, fields) => {
		answer = (call) => ({
			body: JSON.stringify(SIGNED[kind.name](call) ? body : { unsigned: true }),
		});
		expect(await read()).toEqual({ fields });
	});

	test('a refusal is its code, and a reply of another kind its status', async () => {
		answer = () => ({ body: JSON.stringify(refusal) });
		expect(await read()).toEqual({ failure });
		answer = () => ({ status: 502, body: '<html>key-1' });
		expect(await read()).toEqual({ failure: 'HTTP 502' });
	});

	test('follows nobody who sends it elsewhere with the keys', async () => {
		const urls: string[] = [];
		answer = ({ url }) => {
			urls.push(url);
			return { status: 307, body: '', location: `${baseUrl}/elsewhere` };
		};
		expect(await read()).toEqual({ failure: 'TypeError' });
		expect(urls).toHaveLength(1);
	});

	test('is left out where a key is missing', () => {
		expect(givenKeys(kind, {})).toBeUndefined();
		expect(givenKeys(kind, { ...environment, [kind.variables[0]]: '' })).toBeUndefined();
	});
});
