import type { INode } from 'n8n-workflow';

import { node, TYPES } from './workflow.mts';

/** What a user who knows GB 11643 writes: check character, birth and gender against the number. */
const CHECK_NUMBERS = `const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
for (const { json } of $input.all()) {
	const number = json.idNumber;
	if (!number || json.status !== 'ok') continue;
	const sum = weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0);
	const fits = /^\\d{17}[\\dX]$/.test(number)
		&& '10X98765432'[sum % 11] === number[17]
		&& json.birthDate.replaceAll('-', '') === number.slice(6, 14)
		&& json.gender === (Number(number[16]) % 2 ? '男' : '女');
	if (!fits) json.status = 'review';
}
return $input.all();`;

/**
 * What a user writes who knows that the authority names the county: a front and a back belong together if each is
 * the only one that fits the other.
 */
const PAIR_SIDES = `const rows = $input.all().map((item) => item.json);
const once = (sides, key) => [...new Map(sides.map((side) => [key(side), side])).values()];
const good = rows.filter((row) => row.status === 'ok');
const fronts = once(good.filter((row) => row.idNumber), (row) => row.idNumber);
const backs = once(
	good.filter((row) => row.issuingAuthority),
	(row) => [row.issuingAuthority, row.validFrom, row.validUntil].join(),
);
const fits = (front, back) => back.issuingAuthority.split('公安局')
	.map((part) => part.replace(/分局$/, ''))
	.every((part) => front.address.includes(part));
const people = [];
for (const front of fronts) {
	const [back, another] = backs.filter((back) => fits(front, back));
	if (!back || another) continue;
	if (fronts.filter((other) => fits(other, back)).length > 1) continue;
	const { issuingAuthority, validFrom, validUntil } = back;
	people.push({ ...front, issuingAuthority, validFrom, validUntil, backFile: back.file });
}
const used = new Set(people.flatMap(({ idNumber, backFile }) => [idNumber, backFile]));
const rest = [...fronts, ...backs].filter((row) => !used.has(row.idNumber ?? row.file));
const failed = rows.filter((row) => row.status !== 'ok');
return [
	...people.map((json) => ({ json })),
	...[...rest.map((row) => ({ ...row, status: 'not paired' })), ...failed].map((json) => ({ json })),
];`;

/** Returns a Code node that sends numbers that cannot be right to review. */
export function checkNumbers(name: string): INode {
	return node(name, TYPES.code, { jsCode: CHECK_NUMBERS });
}

/** Returns a Code node that makes people of fronts and backs. */
export function pairSides(name: string): INode {
	return node(name, TYPES.code, { jsCode: PAIR_SIDES });
}
