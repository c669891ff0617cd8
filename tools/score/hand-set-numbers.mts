import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A number in the source that somebody chose. */
export interface HandSetNumber {
	/** Below `server/src`. */
	path: string;
	/** The constant, parameter or function that it belongs to. */
	name: string;
	/** Whether it is a top-level constant's, so that it is used wherever the constant is. */
	isConstant: boolean;
	line: number;
	/** Where its digits are in the text; a sign is not part of them. */
	start: number;
	end: number;
	/** With its sign. */
	value: number;
}

/** Where the product's sources are. */
export const SOURCE = fileURLToPath(new URL('../../server/src', import.meta.url));

/** Rooms that read a card, describe the reading or cut out of the image. */
const ROOMS = ['card', 'reading', 'ocr', 'extra', 'crops'];

/** A document's measures are not chosen, but looked up: they count apart. */
export const LAYOUT = 'card/layout';

/** Written by a program. */
const FITTED = /-data\.mts$/;

/** In a function these are arithmetic or an index. */
const PLAIN = [0, 1, -1, 2];

type Kind = 'constant' | 'default' | 'inside';

/** All hand-set numbers, in the order of their files. */
export async function handSetNumbers(): Promise<HandSetNumber[]> {
	const listed = await Promise.all(
		ROOMS.map(async (room) =>
			(await readdir(join(SOURCE, room), { recursive: true })).map((file) => `${room}/${file}`),
		),
	);
	const paths = listed.flat().filter((path) => path.endsWith('.mts') && !FITTED.test(path));
	const found = await Promise.all(
		paths.sort().map(async (path) => numbersIn(path, await readFile(join(SOURCE, path), 'utf8'))),
	);
	return found.flat();
}

/**
 * The hand-set numbers of one file: all in top-level constants and default parameters, and those in
 * functions that are not 0, 1, −1 or 2. Keys, types and the bounds of regular expressions are none.
 */
export function numbersIn(path: string, text: string): HandSetNumber[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
	const numbers: HandSetNumber[] = [];
	const visit = (node: ts.Node, name: string, kind: Kind): void => {
		if (ts.isTypeNode(node)) return;
		if (ts.isNumericLiteral(node)) {
			const { parent } = node;
			const key = ts.isPropertyAssignment(parent)
				? parent.name
				: ts.isBindingElement(parent) && parent.propertyName;
			if (key === node) return;
			const isNegative =
				ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.MinusToken;
			const value = (isNegative ? -1 : 1) * Number(node.text);
			const [start, end] = [node.getStart(), node.getEnd()];
			const line = source.getLineAndCharacterOfPosition(start).line + 1;
			if (kind === 'inside' && PLAIN.includes(value)) return;
			numbers.push({ path, name, isConstant: kind === 'constant', line, start, end, value });
			return;
		}
		const own = nameOf(node) ?? name;
		const isConstant = ts.isVariableDeclaration(node) && node.parent.parent.parent === source;
		if (isConstant) kind = 'constant';
		else if (ts.isParameter(node)) kind = 'default';
		else if (ts.isFunctionLike(node) || ts.isClassLike(node)) kind = 'inside';
		node.forEachChild((child) => visit(child, own, kind));
	};
	visit(source, '', 'inside');
	return numbers;
}

function nameOf(node: ts.Node): string | undefined {
	const isNamed =
		ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node);
	return isNamed && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

/** How many there are, by room and file; a layout's are in a row of their own, and out of the last total. */
export function numbersTable(numbers: readonly HandSetNumber[]): string {
	const roomOf = ({ path }: HandSetNumber) =>
		path.startsWith(`${LAYOUT}/`) ? LAYOUT : path.split('/')[0];
	const row = (title: string, { length }: readonly unknown[]) =>
		`${String(length).padStart(5)}  ${title}`;
	const rooms = [...Map.groupBy(numbers, roomOf)];
	const rows = rooms.flatMap(([room, inRoom]) => [
		row(room, inRoom),
		...[...Map.groupBy(inRoom, ({ path }) => path)].map(([path, inFile]) =>
			row(`  ${path}`, inFile),
		),
	]);
	const chosen = numbers.filter((number) => roomOf(number) !== LAYOUT);
	return [...rows, row('all', numbers), row(`without ${LAYOUT}`, chosen)].join('\n');
}
