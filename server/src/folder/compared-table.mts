import { fileNameOf } from '../../../domain/pairing/file-names.ts';
import type { Language } from '../../../domain/language/language.ts';
import type { Row } from '../../../domain/result/shown-as.ts';
import { compare, type Match } from '../roster/compare.mts';
import type { Roster } from '../roster/roster.mts';
import type { PersonRow, Table } from './rows.mts';
import { shortDigest } from './short-digest.mts';

/**
 * Adds to a table who on a list is missing, who is not on it, and for each person whether they are; who may be meant, and differs,
 * needs a review. Nobody is missing after whom a file is named in which no name was read.
 */
export function comparedTable(table: Table, { people: listed }: Roster, language: Language): Table {
	const cards = table.people.map(({ person: { portrait } }) => ({
		name: portrait?.fields.identity_name ?? null,
		number: portrait?.fields.identity_code ?? null,
	}));
	const compared = compare(listed, cards);
	const nameless = table.people.filter((_, at) => compared.rows[at].state === 'unknown');
	const files = [...table.notRead.map(({ file }) => file), ...nameless.flatMap((one) => one.files)];
	const unnamed = files.map((file) => ({ file, ...fileNameOf(file) }));
	const missing = listed.flatMap(({ name, number }, at) => {
		const { state, matches } = compared.listed[at];
		if (state === 'here') return [];
		const cardOf = ({ row }: Match) => {
			const files = table.people[row].files.join(', ');
			const { name: printed } = cards[row];
			return printed === null ? files : `${printed} (${files})`;
		};
		const isTheirs = (text: string) => name !== '' && text.includes(name.toLowerCase());
		const theirs = unnamed
			.filter(({ text, homeText }) => state === 'missing' && [text, homeText].some(isTheirs))
			.map(({ file }) => file);
		const isPerhaps = state === 'perhaps' || theirs.length > 0;
		const { mayBeMeant, listDiffers, onList } = language;
		const perhaps =
			theirs.length > 0
				? mayBeMeant(theirs.join(', '), [listDiffers.fileUnread])
				: saidOf(matches, cardOf, language);
		const row: Row = {
			identity_name: name,
			identity_code: number || null,
			on_list: onList[isPerhaps ? 'perhaps' : 'missing'],
			reason_message: isPerhaps ? perhaps : language.missing(unnamed.length),
		};
		return [{ row, isPerhaps }];
	});
	const people = table.people.map((one, at): PersonRow => {
		const { state, matches } = compared.rows[at];
		const row: Row = { ...one.row, on_list: language.onList[state] };
		if (state !== 'perhaps') return { ...one, row };
		const said = saidOf(matches, ({ listed: person }) => listed[person].name, language);
		const reason = language.joined(
			[one.row['reason_message'], said].flatMap((text) => (text ? [String(text)] : [])),
		);
		const who = matches.map(({ listed: person }) => {
			const { name, number } = listed[person];
			return `${name} ${number}`;
		});
		return {
			...one,
			row: { ...row, needs_review: true, reason_message: reason },
			perhaps: shortDigest(who.join()),
		};
	});
	const notListed = people.filter((_, at) => compared.rows[at].state === 'not-listed');
	return { ...table, people, list: { missing, notListed } };
}

/** Says what a list holds, and where it was found. */
export function saidOfList({ people, columns }: Roster, { listTaken }: Language): string {
	const rounded = people.filter(({ isRounded }) => isRounded).length;
	return listTaken(people.length, columns.name, columns.number, rounded);
}

/** Says who may be meant, and how they differ. */
function saidOf(
	matches: readonly Match[],
	whoOf: (match: Match) => string,
	language: Language,
): string {
	return language.joined(
		matches.map((match) => language.mayBeMeant(whoOf(match), differencesIn(match, language))),
	);
}

function differencesIn({ difference }: Match, { listDiffers }: Language): string[] {
	if (difference === 'several') return [listDiffers.several];
	const { name, number } = difference;
	if (number === 0) return [listDiffers.nameUnread];
	return [
		...(name === undefined ? [] : [listDiffers[name]]),
		...(number === undefined
			? []
			: [number === 'unread' ? listDiffers.unread : listDiffers.digits(number)]),
	];
}
