// npm run pages -- [--seed SEED] [--pages N] [--people 1-4] [--turned HOW] [--family] [--missing N] [--every N]
// Draws pages with both sides of people's cards, reads them, and counts what was read and joined right;
// every N pages it prints what it is so far.
import process from 'node:process';
import { parseArgs } from 'node:util';

import type { CardEntry } from '../../../../server/src/extra/card-entries.mts';
import { createCardReader } from '../../../../server/src/engine/create-card-reader.mts';
import { drawCardsPage, type PageCard, type PageTurn } from '../../specimens/cards-page.mts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: 'pages' },
		pages: { type: 'string', default: '10' },
		people: { type: 'string', default: '4' },
		turned: { type: 'string', default: 'quarter-turns' },
		family: { type: 'boolean', default: false },
		missing: { type: 'string', default: '0' },
		every: { type: 'string', default: '10' },
	},
});

const total = { sides: 0, found: 0, right: 0, false: 0, pairs: 0, joined: 0, wrong: 0, seconds: 0 };
const reader = await createCardReader({ workers: 1, readTimeout: 600 });
console.log(JSON.stringify(values));
const pages = Number(values.pages);
for (let index = 0; index < pages; index++) {
	const page = await drawCardsPage({
		seed: values.seed,
		index,
		turned: values.turned as PageTurn,
		people: Number(values.people),
		isFamily: values.family,
		missing: Number(values.missing),
	});
	const before = process.cpuUsage();
	const reading = await reader.read(page.image, { extra: true });
	const { user, system } = process.cpuUsage(before);
	total.seconds += (user + system) / 1e6;
	count(page.cards, reading?.extra?.cards ?? [], index);
	for (const { cards } of reading?.extra?.people ?? []) {
		const people = cards.map((at) => truthOf(reading!.extra!.cards[at], page.cards)?.person);
		if (new Set(people).size === 1) total.joined++;
		else {
			total.wrong++;
			console.log(`page ${index}: joined wrong`, JSON.stringify(people));
		}
	}
	const isDue = (index + 1) % Number(values.every) === 0 || index + 1 === pages;
	if (isDue) console.log(JSON.stringify({ pages: index + 1, ...rounded(total) }));
}
await reader.close();

function rounded({ seconds, ...counts }: typeof total) {
	return { ...counts, seconds: Number(seconds.toFixed(1)) };
}

/** The drawn card that an entry lies on, if it has its side and its angle. */
function truthOf({ box, fields, angle }: CardEntry, cards: readonly PageCard[]) {
	const [[left, top], , [right, bottom]] = box;
	return cards.find(({ center: [x, y], fields: { side }, angle: trueAngle }) => {
		const off = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
		const turn = Math.abs(((angle - trueAngle + 540) % 360) - 180);
		return side === fields.side && off < 60 && turn < 4;
	});
}

function count(cards: readonly PageCard[], entries: readonly CardEntry[], index: number): void {
	const sidesOf = Map.groupBy(cards, ({ person }) => person);
	total.pairs += [...sidesOf.values()].filter(({ length }) => length === 2).length;
	total.sides += cards.length;
	total.false += entries.filter((entry) => truthOf(entry, cards) === undefined).length;
	for (const card of cards) {
		const entry = entries.find((one) => truthOf(one, cards) === card);
		if (entry === undefined) {
			console.log(`page ${index}: side ${card.fields.side} at ${card.angle.toFixed()}° not found`);
			continue;
		}
		total.found++;
		const names = Object.keys(card.fields) as Array<keyof typeof card.fields>;
		const wrong = names.filter((name) => entry.fields[name] !== card.fields[name]);
		if (wrong.length === 0) total.right++;
		for (const name of wrong) {
			console.log(`page ${index}: ${name} ${entry.fields[name]} is ${card.fields[name]}`);
		}
	}
}
