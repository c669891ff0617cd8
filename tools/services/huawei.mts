import type { ServiceKind } from './card-service.mts';
import { inside, post } from './post.mts';
import { sdkAuthorization } from './signatures/sdk.mts';
import { fieldsOf } from './written-card.mts';

/** Huawei's `id-card` in the region Beijing 4. https://support.huaweicloud.com/api-ocr/ocr_03_0030.html */
export const huawei: ServiceKind = {
	name: 'Huawei',
	variables: ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_PROJECT_ID'],
	connect: ({ keys, baseUrl = 'https://ocr.cn-north-4.myhuaweicloud.com' }) => ({
		name: 'Huawei',
		read: async (image) => {
			const path = `/v2/${encodeURIComponent(keys['HUAWEICLOUD_PROJECT_ID'])}/ocr/id-card`;
			const body = JSON.stringify({ image: image.toString('base64') });
			const headers = {
				'content-type': 'application/json',
				'x-sdk-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
			};
			const pair = { id: keys['HUAWEICLOUD_SDK_AK'], key: keys['HUAWEICLOUD_SDK_SK'] };
			const signed = { ...headers, host: new URL(baseUrl).host };
			const authorization = sdkAuthorization(pair, { method: 'POST', path, headers: signed, body });
			const reply = await post(`${baseUrl}${path}`, { ...headers, authorization }, body);
			if ('failure' in reply) return reply;
			const value = (name: string) => inside(reply.json, 'result', name);
			if (inside(reply.json, 'result') === undefined) {
				return { failure: String(reply.json['error_code']) };
			}
			return {
				fields: fieldsOf({
					identity_name: value('name'),
					identity_code: value('number'),
					gender: value('sex'),
					race: value('ethnicity'),
					birth: value('birth'),
					address: value('address'),
					issued_by: value('issue'),
					valid_date_start: value('valid_from'),
					valid_date_end: value('valid_to'),
				}),
			};
		},
	}),
};
