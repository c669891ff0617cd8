import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { changedPlaces, packPlaceNames } from './region-codes/pack-place-names.mts';
import { packRegionCodes } from './region-codes/pack-region-codes.mts';

const USAGE = `Regenerates domain/region-code-data.ts and domain/place-name-data.ts from a list of
China's region codes.

  npm run region-codes -- LIST.csv

LIST.csv is result.csv of the project yescallop/areacodes on GitHub (CC0): every county and
prefecture code since 1981 with the years it was in use. It does not contain the codes of residence
permits (81, 82, 83); domain/region-code.ts adds them by rule.`;

const CODES = fileURLToPath(new URL('../../../domain/region-code-data.ts', import.meta.url));
const NAMES = fileURLToPath(new URL('../../../domain/place-name-data.ts', import.meta.url));

const [listPath] = process.argv.slice(2);
if (listPath === undefined || listPath === '--help') {
	console.log(USAGE);
	process.exit(listPath === undefined ? 2 : 0);
}

const list = readFileSync(listPath, 'utf8');
write(
	CODES,
	`// Data: yescallop/areacodes (CC0), codes in use at any time from 1981 to 2025.

/**
 * Every region code with the last year of its use: four digits of a prefecture, then for each of its
 * counties two digits and the letter of the year ("-" = in use).
 */
export const REGION_CODES: string = [`,
	packRegionCodes(list),
	"].join(' ');",
);
write(
	NAMES,
	`// Data: yescallop/areacodes (CC0), names in use at any time from 2004 to 2025.

/**
 * One province a line: its name, then each of its prefectures with a colon and its counties. What lies
 * right below the province stands behind a colon alone.
 */
export const PLACE_NAMES: readonly string[] = [`,
	packPlaceNames(list),
	`];

/** Prefectures, and counties after their prefecture's name or province's, that were not there all the time since 2004. */
export const CHANGED_PLACES =
	'${changedPlaces(list).join(' ')}';`,
);

function write(path: string, head: string, provinces: readonly string[], tail: string): void {
	const lines = provinces.map((line) => `\t'${line}',`).join('\n');
	writeFileSync(
		path,
		`// Written by tools/lab/tables/region-codes.mts; do not edit by hand.\n${head}\n${lines}\n${tail}\n`,
	);
	console.log(`Wrote ${provinces.length} provinces to ${path}`);
}
