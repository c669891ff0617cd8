import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from './source-files.mts';

/** A document from one heading to the next. */
export interface Section {
	/** The heading as written, with its `#`; empty for what stands before the first one. */
	heading: string;
	text: string;
}

/** What is written alike in every language, by kind. */
const ALIKE = {
	code: /\b[45]0\d\d\b/g,
	option: /--[a-z][\w-]+/g,
	variable: /\b[A-Z][A-Z\d]*_[A-Z\d_]+\b/g,
	figure: /(?<![\w-])\d+(?:[,.]\d+)+|\b\d{2,}\b/g,
	term: /`[^`\n]+`/g,
};

export type Kind = keyof typeof ALIKE;
export const KINDS = Object.keys(ALIKE) as Kind[];

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;

export function readDocument(document: string): string {
	return readFileSync(join(ROOT, document), 'utf8');
}

/** What the line below a document's title links to: the same text in other languages. */
export function otherLanguages(document: string): string[] {
	const [, , line = ''] = readDocument(document).split('\n');
	return [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => join(dirname(document), file));
}

/** Splits a document at its headings. */
export function sectionsOf(document: string): Section[] {
	// A comment in a block looks like a heading.
	const comments = /^#(?=[^`]*^```$)/gm;
	const text = readDocument(document).replace(BLOCK, (block) => block.replace(comments, '\0'));
	return text.split(/^(?=#+ )/m).map((part) => ({
		heading: /^#+ .+/.exec(part)?.[0] ?? '',
		text: part.replaceAll('\0', '#'),
	}));
}

/** What of one kind a text names, as often as it does; addresses of links left out. */
export function named(kind: Kind, text: string): string[] {
	const seen = withIsoDates(text).replaceAll(/\]\([^)]*\)/g, ']');
	const searched = kind === 'term' ? seen.replace(BLOCK, '') : seen;
	return searched.match(ALIKE[kind]) ?? [];
}

/** The blocks that people copy: those with a language. */
export function blocksOf(text: string): string[] {
	return [...text.matchAll(BLOCK)]
		.filter(([, language]) => language !== '')
		.map(([block]) => block);
}

/** The number of items in lists and of rows in tables. */
export function rowCount(text: string): number {
	return text.replace(BLOCK, '').match(/^\s*(?:-|\d+\.|\|) /gm)?.length ?? 0;
}

/** Writes "26 November 2026" and "2026 年 11 月 26 日" as 2026-11-26. */
function withIsoDates(text: string): string {
	const iso = (year: string, month: number, day = '') =>
		[year, month, day].join('-').replace(/-$/, '');
	return text
		.replace(/(?:(\d+) )?\b([A-Z][a-z]+) (\d{4})\b/g, (written, day, month, year) => {
			const index = new Date(`1 ${month} ${year}`).getMonth();
			return Number.isNaN(index) ? written : iso(year, index + 1, day);
		})
		.replace(/(\d{4}) 年 (\d+) 月(?: (\d+) 日)?/g, (_, year, month, day) =>
			iso(year, Number(month), day),
		);
}
