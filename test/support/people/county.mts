import { readFileSync } from 'node:fs';
import type { Random } from '../random.mts';

/** A county-level region in use today. */
export interface County {
	/** Six digits (GB/T 2260). */
	code: string;
	province: string;
	/** Empty if the county is directly under its province. */
	prefecture: string;
	county: string;
}

const TABLE = new URL('./county.csv', import.meta.url);
let counties: readonly County[] | undefined;
const byName = new Map<string, readonly County[]>();

/**
 * Returns all county-level regions in use in 2025.
 * Source: the public-domain (CC0) table yescallop/areacodes, reduced to code and names.
 */
export function allCounties(): readonly County[] {
	counties ??= readFileSync(TABLE, 'utf8')
		.trim()
		.split('\n')
		.slice(1)
		.map((row) => {
			const [code, province, prefecture, county] = row.split(',');
			return { code, province, prefecture, county };
		});
	return counties;
}

function countiesNamed(part: string): readonly County[] {
	let named = byName.get(part);
	if (!named) {
		named = allCounties().filter(({ province, prefecture, county }) =>
			`${province}${prefecture}${county}`.includes(part),
		);
		byName.set(part, named);
	}
	return named;
}

/** Picks a county, if possible with the given text in its names. */
export function pickCounty(random: Random, nameContains = ''): County {
	const named = countiesNamed(nameContains);
	return random.pick(named.length > 0 ? named : allCounties());
}
