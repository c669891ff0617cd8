import type { ServiceKind } from './card-service.mts';
import { inside, post } from './post.mts';
import { fieldsOf } from './written-card.mts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Baidu's `idcard`. A side has to be named, and the other one is read all the same. https://ai.baidu.com/ai-doc/OCR/rk3h7xzck */
export const baidu: ServiceKind = {
	name: 'Baidu',
	variables: ['BAIDU_OCR_API_KEY', 'BAIDU_OCR_SECRET_KEY'],
	connect: ({ keys, baseUrl = 'https://aip.baidubce.com' }) => {
		let token: string | undefined;
		const getToken = async () => {
			const form = new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: keys['BAIDU_OCR_API_KEY'],
				client_secret: keys['BAIDU_OCR_SECRET_KEY'],
			});
			// In the body, since addresses end up in logs.
			const reply = await post(`${baseUrl}/oauth/2.0/token`, FORM, form.toString());
			if ('failure' in reply) return reply;
			const given = reply.json['access_token'];
			return typeof given === 'string' ? { token: given } : { failure: 'no token' };
		};
		return {
			name: 'Baidu',
			read: async (image) => {
				if (token === undefined) {
					const given = await getToken();
					if ('failure' in given) return given;
					token = given.token;
				}
				const form = new URLSearchParams({
					image: image.toString('base64'),
					id_card_side: 'front',
				});
				const address = `${baseUrl}/rest/2.0/ocr/v1/idcard?access_token=${encodeURIComponent(token)}`;
				const reply = await post(address, FORM, form.toString());
				if ('failure' in reply) return reply;
				const { error_code: code, image_status: status, words_result: words } = reply.json;
				if (code !== undefined) return { failure: String(code) };
				const word = (name: string) => inside(words, name, 'words');
				const fields = fieldsOf({
					identity_name: word('姓名'),
					identity_code: word('公民身份号码'),
					gender: word('性别'),
					race: word('民族'),
					birth: word('出生'),
					address: word('住址'),
					issued_by: word('签发机关'),
					valid_date_start: word('签发日期'),
					valid_date_end: word('失效日期'),
				});
				return fields.side === null ? { failure: String(status) } : { fields };
			},
		};
	},
};
