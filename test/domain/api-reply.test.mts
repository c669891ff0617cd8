import { describe, expect, test } from '@jest/globals';

import { checkReply } from '../../domain/api-reply.ts';
import { emptyIdCardFields, ID_CARD_FIELD_NAMES } from '../../domain/id-card.ts';

const data = { ...emptyIdCardFields(), side: 0, issued_by: '某某公安局' };

describe('a reply of the API', () => {
	test('is returned unchanged, with only the ten fields', () => {
		const body = { code: 0, msg: '成功', data: { ...data, extra: 1 }, request_id: 'req_1' };
		expect(checkReply(body)).toEqual({ ok: true, reply: { ...body, data } });
	});

	test('may lack a field, which is then null', () => {
		const checked = checkReply({ code: 0, msg: '', data: { side: 1 } });
		expect(checked).toMatchObject({ ok: true, reply: { data: { side: 1, address: null } } });
		expect(checked.ok && Object.keys(checked.reply.data ?? {})).toEqual([...ID_CARD_FIELD_NAMES]);
	});

	test('with an error code has no data, whatever it contains', () => {
		expect(checkReply({ code: 5021, msg: '无法识别', data: 'x' })).toEqual({
			ok: true,
			reply: { code: 5021, msg: '无法识别', data: null },
		});
	});
});

test.each([
	['text', '<html>', 'not-json'],
	['nothing', undefined, 'not-json'],
	['a list', [{ code: 0 }], 'not-json'],
	['no code', { msg: 'x' }, 'no-code'],
	['a code in quotes', { code: '0', data }, 'no-code'],
	['no data', { code: 0, msg: '成功' }, 'no-data'],
	['data that is a list', { code: 0, data: [] }, 'no-data'],
	['a side of true', { code: 0, data: { side: true } }, 'wrong-type'],
	['a number instead of text', { code: 0, data: { side: 1, birth: 19900101 } }, 'wrong-type'],
])('%s is rejected', (_, body, fault) => {
	expect(checkReply(body)).toMatchObject({ ok: false, fault });
});
