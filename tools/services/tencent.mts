import type { ServiceKind } from './card-service.mts';
import { inside, post } from './post.mts';
import { tc3Authorization } from './signatures/tc3.mts';
import { fieldsOf, periodOf } from './written-card.mts';

/** Tencent's `IDCardOCR`, with the side told by itself. https://cloud.tencent.com/document/api/866/33524 */
export const tencent: ServiceKind = {
	name: 'Tencent',
	variables: ['TENCENTCLOUD_SECRET_ID', 'TENCENTCLOUD_SECRET_KEY'],
	connect: ({ keys, baseUrl = 'https://ocr.tencentcloudapi.com' }) => ({
		name: 'Tencent',
		read: async (image) => {
			const body = JSON.stringify({ ImageBase64: image.toString('base64') });
			const at = Math.floor(Date.now() / 1000);
			const signed = {
				'content-type': 'application/json; charset=utf-8',
				host: new URL(baseUrl).host,
			};
			const pair = { id: keys['TENCENTCLOUD_SECRET_ID'], key: keys['TENCENTCLOUD_SECRET_KEY'] };
			const reply = await post(
				baseUrl,
				{
					'content-type': signed['content-type'],
					authorization: tc3Authorization(pair, 'ocr', at, signed, body),
					'x-tc-action': 'IDCardOCR',
					'x-tc-version': '2018-11-19',
					'x-tc-timestamp': String(at),
				},
				body,
			);
			if ('failure' in reply) return reply;
			const content = inside(reply.json, 'Response');
			const code = inside(content, 'Error', 'Code');
			if (code !== undefined) return { failure: String(code) };
			return {
				fields: fieldsOf({
					identity_name: inside(content, 'Name'),
					identity_code: inside(content, 'IdNum'),
					gender: inside(content, 'Sex'),
					race: inside(content, 'Nation'),
					birth: inside(content, 'Birth'),
					address: inside(content, 'Address'),
					issued_by: inside(content, 'Authority'),
					...periodOf(inside(content, 'ValidDate')),
				}),
			};
		},
	}),
};
