import { ID_CARD_OCR_PATH, SUCCESS_CODE } from '../../domain/api-contract.ts';
import type { ServiceKind } from './card-service.mts';
import { inside, post } from './post.mts';
import { fieldsOf } from './written-card.mts';

/** ApiZero's `ocr-idcard`, or a server of this repository. */
export const apiZero: ServiceKind = {
	name: 'ApiZero',
	variables: ['APIZERO_API_KEY'],
	connect: ({ keys, baseUrl = 'https://v1.apizero.cn' }) => ({
		name: 'ApiZero',
		read: async (image) => {
			const body = JSON.stringify({ input_type: 'base64', input_data: image.toString('base64') });
			const reply = await post(
				`${baseUrl}${ID_CARD_OCR_PATH}`,
				{ 'content-type': 'application/json', authorization: `Bearer ${keys['APIZERO_API_KEY']}` },
				body,
			);
			if ('failure' in reply) return reply;
			const { code } = reply.json;
			if (code !== SUCCESS_CODE) return { failure: String(code) };
			const data = (name: string) => inside(reply.json, 'data', name);
			return {
				fields: fieldsOf({
					identity_name: data('identity_name'),
					identity_code: data('identity_code'),
					gender: data('gender'),
					race: data('race'),
					birth: data('birth'),
					address: data('address'),
					issued_by: data('issued_by'),
					valid_date_start: data('valid_date_start'),
					valid_date_end: data('valid_date_end'),
				}),
			};
		},
	}),
};
