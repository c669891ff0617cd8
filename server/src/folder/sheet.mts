import type { CellObject, Feature, SheetData } from 'write-excel-file/universal';

import { toIsoDate } from '../../../domain/calendar-date.ts';
import type { Column } from '../../../domain/column.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { columnTitle, type FieldNaming } from '../../../domain/card/field-naming.ts';
import type { Row } from '../../../domain/result/shown-as.ts';
import type { Language } from '../../../domain/language/language.ts';
import { lettersOf } from '../roster/roster.mts';
import { columnsOf, type PersonRow, type Table } from './rows.mts';

const DATES: readonly string[] = ['birth', 'valid_date_start', 'valid_date_end'];

/** From here on, Excel's days of a date are right: it takes 1900 for a leap year. */
const FIRST_EXCEL_DATE = '1900-03-01';

const DOUBTFUL = '#FFE699';

const HEADER: CellObject = { fontWeight: 'bold', backgroundColor: '#D9E1F2' };

type Widths = Readonly<Partial<Record<SheetColumn['column'], number>>>;

/** Widths in characters; a Chinese one is as wide as two. */
const WIDTHS: Widths = {
	identity_code: 21,
	gender: 8,
	race: 8,
	review_reasons: 28,
	address: 34,
	issued_by: 20,
	reason_message: 40,
	file_name: 20,
	matched_by: 18,
	candidates: 18,
	on_list: 9,
};

/** The columns of who is missing. */
export const MISSING = ['identity_name', 'identity_code', 'on_list', 'reason_message'] as const;

const NOT_LISTED = ['identity_name', 'identity_code', 'file_name'] as const;

const NOT_READ = ['file_name', 'reason_message'] as const;

const USUAL_WIDTH = 13;

/** Columns whose text goes on below. */
const WRAPPED: readonly string[] = [
	'review_reasons',
	'address',
	'issued_by',
	'reason_message',
	'file_name',
	'matched_by',
	'candidates',
];

/** In points, of the usual font: LibreOffice leaves rows that say no height as high as one line. */
const LINE_HEIGHT = 15;

/** Most characters of a spreadsheet's cell (Excel). */
const LONGEST_TEXT = 32_767;

/** A column of a sheet; a person's files have one each, with their places from 0. */
interface SheetColumn {
	column: Column | 'on_list' | 'photo_digests';
	place?: number;
}

interface SheetContent {
	sheet: string;
	columns: readonly SheetColumn[];
	rows: ReadonlyArray<ReadonlyArray<CellObject | null>>;
}

type HrefOf = (file: string) => string | undefined;

/**
 * The table as an Excel workbook: people, and the files that were not read. Numbers are text, since a spreadsheet
 * would round them; no cell is a formula. `hrefOf`: where a file lies, relative to the workbook. `File`: what an image is to
 * write-excel-file, in Node or in a browser.
 */
export function workbookOf<File>(
	table: Table,
	{ naming, languages: [language] }: { naming: FieldNaming; languages: readonly Language[] },
	hrefOf: HrefOf,
) {
	const { sheets } = language;
	const { people, notRead, list } = table;
	const most = people.reduce((max, { files }) => Math.max(max, files.length), 1);
	const shown: SheetColumn[] = columnsOf(table, naming).flatMap((column) =>
		Array.from({ length: column === 'file_name' ? most : 1 }, (_, place) => ({ column, place })),
	);
	const isKept = people.some(({ photos }) => photos !== undefined);
	const columns = isKept ? [...shown, { column: 'photo_digests' as const }] : shown;
	const contents: SheetContent[] = [
		{
			sheet: sheets.people,
			columns,
			rows: people.map((one) => cellsOf(one, columns)),
		},
		...(list === undefined
			? []
			: [
					sheetOf(
						sheets.missing,
						MISSING,
						list.missing.map(({ row }) => row),
					),
					sheetOf(
						sheets.notListed,
						NOT_LISTED,
						list.notListed.map(({ row }) => row),
					),
				]),
		sheetOf(
			sheets.notRead,
			NOT_READ,
			notRead.map(({ file, reason }) => ({ file_name: file, reason_message: reason })),
		),
	];
	return {
		sheets: contents.map(({ sheet, columns: head, rows }) => ({
			sheet,
			data: [head.map(titleOf), ...rows] as SheetData,
			columns: head.map(({ column }) => ({ width: widthOf(column) })),
			stickyRowsCount: 1,
			orientation: 'landscape' as const,
		})),
		options: { features: [filtersAndLinks<File>(contents, hrefOf)] },
	};

	function titleOf({ column, place = 0 }: SheetColumn): CellObject {
		const title = columnTitle(column, naming);
		return { ...text(place === 0 ? title : `${title} ${place + 1}`), ...HEADER };
	}
}

function sheetOf(
	sheet: string,
	columns: ReadonlyArray<SheetColumn['column']>,
	rows: readonly Row[],
): SheetContent {
	return {
		sheet,
		columns: columns.map((column) => ({ column })),
		rows: rows.map((row) => columns.map((column) => cellOf(column, row[column] ?? null))),
	};
}

function cellsOf(
	{ row, doubtful, files, photos = '' }: PersonRow,
	columns: readonly SheetColumn[],
): Array<CellObject | null> {
	return columns.map(({ column, place = 0 }) => {
		if (column === 'file_name') return place < files.length ? cellOf(column, files[place]) : null;
		if (column === 'photo_digests') return text(photos);
		const isDoubtful = doubtful.includes(column as keyof IdCardFields);
		const cell = cellOf(column, row[column] ?? null);
		return { ...cell, ...(isDoubtful && { backgroundColor: DOUBTFUL }) };
	});
}

function cellOf(
	column: SheetColumn['column'],
	value: string | number | boolean | null,
): CellObject {
	// A coloured cell needs a value.
	if (value === null) return text('');
	// As text: LibreOffice shows 1 for what is true.
	if (typeof value === 'boolean') return text(String(value).toUpperCase());
	// Others are misread; Excel has no dates before 1900.
	if (DATES.includes(column) && toIsoDate(String(value)) === value && value >= FIRST_EXCEL_DATE) {
		const date = new Date(`${value}T00:00:00Z`);
		return { type: Date, value: date, format: 'yyyy-mm-dd', alignVertical: 'top' };
	}
	const cell = text(String(value));
	if (!WRAPPED.includes(column)) return cell;
	const length = String(value).replace(WIDE, '  ').length;
	return { ...cell, wrap: true, height: LINE_HEIGHT * Math.ceil(length / widthOf(column)) };
}

function text(value: string): CellObject {
	const shown = value.slice(0, LONGEST_TEXT);
	return { type: String, value: shown, format: '@', alignVertical: 'top' };
}

/** Characters as wide as two. */
const WIDE = /[^\0-\u2e7f]/gu;

const widthOf = (column: SheetColumn['column']) => WIDTHS[column] ?? USUAL_WIDTH;

/**
 * Adds, sheet by sheet, a filter to the header, links from cells to files, and how it is printed, without digests: as wide as a
 * page, each with the header; in the order of ECMA-376 (part 1, 18.3).
 */
function filtersAndLinks<File>(contents: readonly SheetContent[], hrefOf: HrefOf): Feature<File> {
	const sheets = contents.map(({ sheet, columns, rows }) => ({
		sheet,
		/** Column and row of the last cell. */
		last: [lettersOf(columns.length - 1), rows.length + 1],
		printed: lettersOf(columns.findLastIndex(({ column }) => column !== 'photo_digests')),
		links: rows.flatMap((cells, row) =>
			cells.flatMap((cell, at) => {
				const href =
					columns[at].column === 'file_name' && cell ? hrefOf(String(cell.value)) : undefined;
				return href === undefined ? [] : [{ cell: `${lettersOf(at)}${row + 2}`, href }];
			}),
		),
	}));
	const names = sheets
		.flatMap(({ sheet, last, printed }, id) =>
			[
				['_FilterDatabase" hidden="1', `$A$1:$${last.join('$')}`],
				['Print_Area', `$A:$${printed}`],
				['Print_Titles', '$1:$1'],
			].map(
				([name, cells]) =>
					`<definedName localSheetId="${id}" name="_xlnm.${name}">'${sheet}'!${cells}</definedName>`,
			),
		)
		.join('');
	return {
		files: {
			transform: {
				// LibreOffice shows a filter by its name alone.
				'xl/workbook.xml': {
					transform: (xml) =>
						xml.replace('<definedNames/>', () => `<definedNames>${names}</definedNames>`),
				},
				'xl/worksheets/sheet{id}.xml': {
					transformElementAttributes: (tag, attributes) => ({ ...attributes, ...PRINTED[tag] }),
					transform: (xml, _options, { sheetIndex }) => {
						const { last, links } = sheets[sheetIndex];
						const cells = links.map(
							({ cell }, at) => `<hyperlink ref="${cell}" r:id="link${at}"/>`,
						);
						const linked = cells.length === 0 ? '' : `<hyperlinks>${cells.join('')}</hyperlinks>`;
						return xml
							.replace(
								'<sheetViews>',
								'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
							)
							.replace(
								'</sheetData>',
								() => `</sheetData><autoFilter ref="A1:${last.join('')}"/>${linked}`,
							);
					},
				},
				'xl/worksheets/_rels/sheet{id}.xml.rels': {
					insert: (_options, { sheetIndex }) =>
						sheets[sheetIndex].links
							.map(({ href }, at) => relationship(`link${at}`, href))
							.join(''),
				},
			},
		},
	};
}

/** Of the elements that say how a sheet is printed: margins in inches, and as many pages as it takes. */
const PRINTED: Readonly<Record<string, Record<string, number>>> = {
	pageMargins: { left: 0.3, right: 0.3 },
	pageSetup: { fitToHeight: 0 },
};

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

function relationship(id: string, target: string): string {
	const escaped = target.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
	return `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escaped}" TargetMode="External"/>`;
}
