import type { Profiler } from 'node:inspector';
import { posix } from 'node:path';
import ts from 'typescript';

import type { HandSetNumber } from './hand-set-numbers.mts';

/** A file that was imported, and how often V8 counted each of its parts to run. */
export interface CoveredFile {
	/** Below `server/src`. */
	path: string;
	text: string;
	functions: readonly Profiler.FunctionCoverage[];
}

/** The numbers that were executed: in a function where they stand, a constant's where one of its uses does. */
export function executedNumbers(
	numbers: readonly HandSetNumber[],
	files: readonly CoveredFile[],
): HandSetNumber[] {
	return numbers.filter(({ path, name, isConstant, start }) =>
		files.some((file) => {
			if (isConstant) return usesOf(name, path, file).some((at) => hasRun(file, at));
			return file.path === path && hasRun(file, start);
		}),
	);
}

/** The innermost range around a place tells whether it ran. */
function hasRun({ functions }: CoveredFile, at: number): boolean {
	const [innermost] = functions
		.flatMap(({ ranges }) => ranges)
		.filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
		.sort((one, other) => one.endOffset - one.startOffset - (other.endOffset - other.startOffset));
	return innermost !== undefined && innermost.count > 0;
}

/** Where a file uses a constant: one of its own, or one that it imports. */
function usesOf(name: string, from: string, { path, text }: CoveredFile): number[] {
	if (!text.includes(name)) return [];
	const uses: number[] = [];
	let isKnown = path === from;
	const visit = (node: ts.Node): void => {
		if (ts.isTypeNode(node) || ts.isExportSpecifier(node)) return;
		if (ts.isImportDeclaration(node)) {
			const source = posix.join(
				posix.dirname(path),
				(node.moduleSpecifier as ts.StringLiteral).text,
			);
			isKnown ||= source === from && new RegExp(`\\b${name}\\b`).test(node.getText());
		} else if (ts.isIdentifier(node) && node.text === name && !isDeclared(node)) {
			uses.push(node.getStart());
		} else node.forEachChild(visit);
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
	return isKnown ? uses : [];
}

function isDeclared(node: ts.Identifier): boolean {
	return ts.isVariableDeclaration(node.parent) && node.parent.name === node;
}
