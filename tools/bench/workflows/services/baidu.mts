import { checkCharacter } from '../../../../domain/id-number.ts';
import type { CardTruth } from '../people.mts';
import type { Answer, ServiceShape } from './shape.mts';

/**
 * Shaped like Baidu's `idcard`: errors with HTTP 200; the side is named by the caller and read all the same where it
 * is the other one; a number that breaks its rule is withheld (`idcard_number_type` 0).
 */
export const baidu: ServiceShape = {
	read: (body) => {
		const form = new URLSearchParams(body);
		const side = form.get('id_card_side') === 'front' ? 1 : 0;
		return { picture: form.get('url') ?? form.get('image')!, side };
	},
	card: ({ side, fields }, call) => {
		const values = side === 1 ? portrait(fields) : emblem(fields);
		const words = Object.fromEntries(
			Object.entries(values).map(([name, value]) => [name, { words: value ?? '' }]),
		);
		return answer({
			image_status: side === call.side ? 'normal' : 'reversed_side',
			idcard_number_type: side === 1 ? numberType(fields) : -1,
			words_result: words,
			words_result_num: Object.keys(words).length,
		});
	},
	noCard: () =>
		answer({
			image_status: 'non_idcard',
			idcard_number_type: -1,
			words_result: {},
			words_result_num: 0,
		}),
	limit: () => answer({ error_code: 18, error_msg: 'Open api qps request limit reached' }),
	error: () => ({ status: 500, body: {} }),
};

const isSound = (number: string) => checkCharacter(number.slice(0, 17)) === number[17];
const digits = (date: string | null) => date!.replaceAll('-', '');

function portrait(fields: CardTruth): Record<string, string | null> {
	const number = fields.identity_code!;
	return {
		姓名: fields.identity_name,
		性别: fields.gender,
		民族: fields.race,
		出生: digits(fields.birth),
		住址: fields.address,
		公民身份号码: isSound(number) ? number : '',
	};
}

function emblem(fields: CardTruth): Record<string, string | null> {
	return {
		签发机关: fields.issued_by,
		签发日期: digits(fields.valid_date_start),
		失效日期: digits(fields.valid_date_end),
	};
}

/** 0: the number breaks its rule. 1: all agree. 2: birth and sex differ. 3: birth differs. 4: sex differs. */
function numberType({ identity_code: number, birth, gender }: CardTruth): number {
	if (!isSound(number!)) return 0;
	const birthAgrees = number!.slice(6, 14) === digits(birth);
	const sexAgrees = (Number(number![16]) % 2 === 1 ? '男' : '女') === gender;
	if (birthAgrees) return sexAgrees ? 1 : 4;
	return sexAgrees ? 3 : 2;
}

function answer(content: object): Answer {
	return { status: 200, body: { log_id: 1, ...content } };
}
