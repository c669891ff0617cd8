import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { importCircle, ROOT, sourceFile, sourceFiles } from './source-files.mts';
import { TWINS } from '../../server/scripts/twins.mts';

const BANNED_NAMES = /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.\w+$|$)/i;

/** Tests may import anything, and nothing imports them. */
const TESTS = /^(server\/|tools\/lab\/)?test\/(?!cards\/|support\/)/;

/** A package of its own: it may import anything, and only it imports itself. */
const LAB = /^tools\/lab\//;

const files = sourceFiles();
const document = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

const sectionOf = (heading: string) =>
	document.slice(document.indexOf(`## ${heading}\n`)).split(/\n## /)[0];

const spansOf = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span);

/** Rows of the table under a heading of ARCHITECTURE.md, each with the code spans of its cells. */
function tableOf(heading: string): string[][][] {
	const rows = [...sectionOf(heading).matchAll(/^\| (`.+) \|$/gm)];
	return rows.map(([, row]) => row.split(' | ').map(spansOf));
}

const [, closed] = /^These import no other room: ([^.]+)\.$/m.exec(sectionOf('Rooms'))!;

/** For each room, the rooms it may import; a room may always import itself. */
const arrows = new Map<string, string[]>([
	...tableOf('Rooms').map(([[room], allowed]) => [room, allowed] as const),
	...spansOf(closed).map((room): [string, string[]] => [room, []]),
]);
const rooms = [...arrows.keys()].sort((one, other) => other.length - one.length);
const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`));

/** Whether a room is named, itself or by a folder around it. */
const isAllowed = (target: string, allowed: readonly string[]) =>
	allowed.some((room) => room === target || target.startsWith(`${room}/`) || room === '*');

test('there is something to look at', () => {
	expect(files.length).toBeGreaterThan(300);
	expect(rooms.length).toBeGreaterThan(25);
	expect(files.map(({ path }) => path)).toContain('nodes/IdCardOcr/IdCardOcr.node.ts');
});

test('no drawer for everything', () => {
	expect(files.map(({ path }) => path).filter((path) => BANNED_NAMES.test(path))).toEqual([]);
});

describe('the rooms of ARCHITECTURE.md', () => {
	test('exist', () => {
		expect(rooms.filter((room) => !existsSync(join(ROOT, room)))).toEqual([]);
		const allowed = [...arrows.values()].flat().filter((room) => room !== '*');
		expect(allowed.filter((room) => !existsSync(join(ROOT, room)))).toEqual([]);
	});

	test('are all that there are', () => {
		const outside = files.filter(({ path }) => !TESTS.test(path) && roomOf(path) === undefined);
		expect(outside.map(({ path }) => path)).toEqual([]);
	});

	test.each([...arrows])('%s imports only what it may: %j', (room, allowed) => {
		const wrong = files
			.filter(({ path }) => roomOf(path) === room && !TESTS.test(path))
			.flatMap(({ path, imports }) => imports.map((target) => ({ path, target })))
			.filter(({ target }) => {
				const targetRoom = TESTS.test(target) ? undefined : roomOf(target);
				return targetRoom === undefined || (targetRoom !== room && !isAllowed(targetRoom, allowed));
			});
		expect(wrong).toEqual([]);
	});
});

test('nothing but the lab imports the lab', () => {
	const wrong = files
		.filter(({ path }) => !LAB.test(path))
		.flatMap(({ path, imports }) => imports.map((target) => ({ path, target })))
		.filter(({ target }) => LAB.test(target));
	expect(wrong).toEqual([]);
});

test('what reads photos in the page from the disk knows neither Node nor a library of the server', () => {
	const textOf = new Map(files.map(({ path, text }) => [path, text]));
	const packages = new Set<string>();
	const seen = new Set<string>();
	const visit = (path: string) => {
		if (seen.has(path) || path.endsWith('.json')) return;
		seen.add(path);
		const values = textOf.get(path)!.replaceAll(/^(?:import|export) type [^;]*;/gm, '');
		const found = sourceFile(path, values);
		for (const name of found.packages) if (/^[@\w]/.test(name)) packages.add(name);
		for (const target of found.imports) {
			const twin = TWINS[target.replace('server/', '')];
			visit(twin === undefined ? target : `server/${twin}`);
		}
	};
	visit('server/page/worker.mts');
	expect(seen.size).toBeGreaterThan(80);
	expect([...packages].sort()).toEqual(['@hyzyla/pdfium', 'onnxruntime-web/wasm']);
});

describe('what one place alone imports', () => {
	test.each(tableOf('Imports of one place'))('%j is imported by %j', ([name], places) => {
		const pattern = new RegExp(`\\b${name}\\b`);
		const importers = files
			.filter(({ path }) => !TESTS.test(path) && /^(nodes|server\/(src|page|scripts))\//.test(path))
			.filter(({ packages, text }) => packages.includes(name) || importsName(text, pattern))
			.map(({ path }) => path);
		expect(importers.length).toBeGreaterThan(0);
		const isPlace = (path: string) =>
			places.some((place) => path === place || path.startsWith(`${place}/`));
		expect(importers.filter((path) => !isPlace(path))).toEqual([]);
	});
});

/** Whether a name is among those that an import takes from a package. */
function importsName(text: string, name: RegExp): boolean {
	const imports = text.matchAll(/import(?: type)? \{([^}]*)\} from '[^.']/g);
	return [...imports].some(([, names]) => name.test(names));
}

describe('circles', () => {
	test('no file imports itself through others', () => {
		expect(importCircle(files)).toBeUndefined();
	});

	test('no room may import itself through others', () => {
		const graph = [...arrows].map(([path, imports]) => ({ path, imports, text: '', packages: [] }));
		expect(importCircle(graph)).toBeUndefined();
	});

	test('one would be found', () => {
		const circle = [
			sourceFile('a/one.mts', "import type { Two } from './two.mts';"),
			sourceFile('a/two.mts', "import { three } from '../b/three.ts';"),
			sourceFile('b/three.ts', "export { one } from '../a/one.mts';"),
		];
		expect(importCircle(circle)).toEqual(['a/one.mts', 'a/two.mts', 'b/three.ts']);
		expect(importCircle(circle.slice(1))).toBeUndefined();
	});
});
