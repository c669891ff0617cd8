import { API_ERRORS, type ApiErrorCode } from '../../../../domain/api-error.ts';
import { emptyIdCardFields } from '../../../../domain/id-card.ts';
import type { Answer, ServiceShape } from './shape.mts';

/** ApiZero's `ocr-idcard`, which the node calls. */
export const apiZero: ServiceShape = {
	read: (body) => ({ picture: (JSON.parse(body) as { input_data: string }).input_data }),
	card: ({ side, fields }) => {
		const { identity_name, identity_code, gender, race, birth, address, ...emblem } = fields;
		const portrait = { identity_name, identity_code, gender, race, birth, address };
		const data = { ...emptyIdCardFields(), side, ...(side === 1 ? portrait : emblem) };
		return { status: 200, body: { code: 0, msg: '成功', data, request_id: 'req_bench' } };
	},
	noCard: () => refusal(5021),
	limit: () => refusal(4029),
	error: () => refusal(5000),
};

function refusal(code: ApiErrorCode): Answer {
	const body = { code, msg: API_ERRORS[code].label, data: null, request_id: 'req_bench' };
	return { status: API_ERRORS[code].httpStatus, body };
}
