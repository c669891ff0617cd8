import { checkCharacter } from '../../../../domain/id-number.ts';
import { LONG_TERM } from '../../../../domain/calendar-date.ts';
import type { CardTruth } from '../people.mts';
import type { Answer, ServiceShape } from './shape.mts';

/** By its page, the code of a period that is none of 5, 10, 20 years or without an end. */
const INVALID_DATE = -9100;

/**
 * Shaped like Tencent's `IDCardOCR`: always HTTP 200, errors in the body. Birth and sex are made to agree with the
 * number, since `EnableRecognitionRectify` is on unless it is switched off.
 */
export const tencent: ServiceShape = {
	read: (body) => {
		const { ImageBase64, ImageUrl } = JSON.parse(body) as Record<string, string>;
		return { picture: ImageUrl ?? ImageBase64 };
	},
	card: ({ side, fields }) =>
		reply({
			...(side === 1 ? portrait(fields) : emblem(fields)),
			AdvancedInfo: JSON.stringify({ WarnInfos: side === 0 ? warnings(fields) : [] }),
		}),
	noCard: () => refusal('FailedOperation.ImageNoIdCard'),
	limit: () => refusal('RequestLimitExceeded'),
	error: () => ({ status: 500, body: {} }),
};

const NOTHING = { Name: '', Sex: '', Nation: '', Birth: '', Address: '', IdNum: '' };

function portrait(fields: CardTruth): object {
	const number = fields.identity_code!;
	const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
	const isSound = checkCharacter(number.slice(0, 17)) === number[17];
	const printed = fields.birth!.split('-');
	const birth = (isSound ? [year, month, day] : printed).map(Number).join('/');
	return {
		Name: fields.identity_name,
		Sex: fields.gender,
		Nation: fields.race,
		Birth: birth,
		Address: fields.address,
		IdNum: number,
		Authority: '',
		ValidDate: '',
	};
}

function emblem({ issued_by, valid_date_start: start, valid_date_end: end }: CardTruth): object {
	const period = [start!, end!].map((date) => date.replaceAll('-', '.')).join('-');
	return { ...NOTHING, Authority: issued_by, ValidDate: period };
}

function warnings({ valid_date_start: start, valid_date_end: end }: CardTruth): number[] {
	if (end === LONG_TERM) return [];
	const years = Number(end!.slice(0, 4)) - Number(start!.slice(0, 4));
	return [5, 10, 20].includes(years) ? [] : [INVALID_DATE];
}

function reply(content: object): Answer {
	return { status: 200, body: { Response: { ...content, RequestId: 'bench' } } };
}

function refusal(Code: string): Answer {
	return reply({ Error: { Code, Message: Code } });
}
