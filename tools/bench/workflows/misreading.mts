import type { CardTruth } from './people.mts';
import type { Misreading } from './plan.mts';

const anotherDigit = (digit: string) => String((Number(digit) + 1) % 10);

/** Returns what a service reports that misreads this value of the card. */
export function misread(fields: CardTruth, what: Misreading | undefined): CardTruth {
	switch (what) {
		case 'number': {
			const number = fields.identity_code!;
			return {
				...fields,
				identity_code: number.slice(0, 15) + anotherDigit(number[15]) + number.slice(16),
			};
		}
		case 'birth': {
			const birth = fields.birth!;
			const day = birth.endsWith('1') ? '2' : '1';
			return { ...fields, birth: birth.slice(0, -1) + day };
		}
		case 'period': {
			const start = fields.valid_date_start!;
			return { ...fields, valid_date_start: `${Number(start.slice(0, 4)) - 1}${start.slice(4)}` };
		}
		case 'name':
			return { ...fields, identity_name: `${fields.identity_name!.slice(0, -1)}一` };
		default:
			return fields;
	}
}
