import { randomBytes } from 'node:crypto';

import type { ServiceKind } from './card-service.mts';
import { inside, post } from './post.mts';
import { acs3Authorization } from './signatures/acs3.mts';
import { sha256 } from './signatures/digest.mts';
import { fieldsOf, periodOf } from './written-card.mts';

/** Alibaba's `RecognizeIdcard`, with the image as the body. https://help.aliyun.com/document_detail/442255.html */
export const alibaba: ServiceKind = {
	name: 'Alibaba',
	variables: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
	connect: ({ keys, baseUrl = 'https://ocr-api.cn-hangzhou.aliyuncs.com' }) => ({
		name: 'Alibaba',
		read: async (image) => {
			const headers = {
				'content-type': 'application/octet-stream',
				'x-acs-action': 'RecognizeIdcard',
				'x-acs-version': '2021-07-07',
				'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
				'x-acs-signature-nonce': randomBytes(16).toString('hex'),
				'x-acs-content-sha256': sha256(image),
			};
			const pair = {
				id: keys['ALIBABA_CLOUD_ACCESS_KEY_ID'],
				key: keys['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
			};
			const signed = { ...headers, host: new URL(baseUrl).host };
			const authorization = acs3Authorization(pair, '', signed);
			const reply = await post(`${baseUrl}/`, { ...headers, authorization }, image);
			if ('failure' in reply) return reply;
			if (typeof reply.json['Data'] !== 'string') return { failure: String(reply.json['Code']) };
			const data = inside(parsed(reply.json['Data']), 'data');
			const face = (name: string) => inside(data, 'face', 'data', name);
			const back = (name: string) => inside(data, 'back', 'data', name);
			return {
				fields: fieldsOf({
					identity_name: face('name'),
					identity_code: face('idNumber'),
					gender: face('sex'),
					race: face('ethnicity'),
					birth: face('birthDate'),
					address: face('address'),
					issued_by: back('issueAuthority'),
					...periodOf(back('validPeriod')),
				}),
			};
		},
	}),
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
