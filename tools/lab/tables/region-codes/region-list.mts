/** One row of the list: a code and the years in which it was used for a named region. */
export interface ListedRegion {
	code: string;
	province: string;
	/** Empty for a province. */
	prefecture: string;
	name: string;
	/** 省级, 地级 or 县级. */
	level: string;
	firstYear: number;
	/** `Infinity` while the code is in use. */
	lastYear: number;
}

const COLUMNS = {
	code: '代码',
	province: '一级行政区',
	prefecture: '二级行政区',
	name: '名称',
	level: '级别',
	since: '启用时间',
	until: '变更/弃用时间',
};

/**
 * Reads the list of regions, `result.csv` of yescallop/areacodes.
 * @throws Error when a column is missing.
 */
export function readList(csv: string): ListedRegion[] {
	const [header, ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
	const names = header.split(',');
	const at = Object.fromEntries(
		Object.entries(COLUMNS).map(([key, name]) => {
			if (!names.includes(name)) throw new Error(`The list has no column ${name}`);
			return [key, names.indexOf(name)];
		}),
	) as Record<keyof typeof COLUMNS, number>;

	return lines
		.filter((line) => line !== '')
		.map((line) => line.split(','))
		.map((cells) => ({
			code: cells[at.code],
			province: cells[at.province],
			prefecture: cells[at.prefecture],
			name: cells[at.name],
			level: cells[at.level],
			firstYear: Number(cells[at.since]),
			lastYear: cells[at.until] === '' ? Infinity : Number(cells[at.until]),
		}));
}
