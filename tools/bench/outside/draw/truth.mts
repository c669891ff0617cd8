import { emptyIdCardFields, type IdCardFields } from '../../../../domain/id-card.ts';
import type { Holder } from './holder.mts';

type Day = Holder['birth'];

const isoDate = (day: Day) => day.map((part) => String(part).padStart(2, '0')).join('-');

/** Returns the last day that the card prints, or `null` for 长期. */
export const endOf = ({ start: [year, month, day], years }: Holder): Day | null =>
	years === null ? null : [year + years, month, day];

/** Returns what a reader should find on the portrait side. */
export function portraitTruth(holder: Holder): IdCardFields {
	return {
		...emptyIdCardFields(),
		side: 1,
		identity_name: holder.name,
		identity_code: holder.number,
		gender: holder.gender,
		race: holder.group,
		birth: isoDate(holder.birth),
		address: holder.address,
	};
}

/** Returns what a reader should find on the emblem side. */
export function emblemTruth(holder: Holder): IdCardFields {
	const end = endOf(holder);
	return {
		...emptyIdCardFields(),
		side: 0,
		issued_by: holder.authority,
		valid_date_start: isoDate(holder.start),
		valid_date_end: end === null ? '长期' : isoDate(end),
	};
}
