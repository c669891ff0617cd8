import type { CellObject, Feature, Options, Sheet, SheetData } from 'write-excel-file/universal';

import type { Column } from '../../../domain/column.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { columnTitle, type FieldNaming } from '../../../domain/card/field-naming.ts';
import type { Language } from '../../../domain/language/language.ts';
import { TABLE_COLUMNS, type PersonRow, type Table } from './rows.mts';

const DATES: readonly Column[] = ['birth', 'valid_date_start', 'valid_date_end'];

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

const DOUBTFUL = '#FFE699';

const HEADER: CellObject = { fontWeight: 'bold', backgroundColor: '#D9E1F2' };

/** Widths in characters; a Chinese one is as wide as two. */
const WIDTHS: Readonly<Partial<Record<Column, number>>> = {
	identity_code: 21,
	review_reasons: 28,
	address: 44,
	issued_by: 26,
	reason_message: 48,
	file_name: 28,
	candidates: 28,
};

const USUAL_WIDTH = 13;

/** Columns whose text goes on below. */
const WRAPPED: readonly Column[] = ['review_reasons', 'address', 'reason_message', 'candidates'];

/** Most characters of a spreadsheet's cell (Excel). */
const LONGEST_TEXT = 32_767;

interface Link {
	cell: string;
	href: string;
}

/** What write-excel-file takes; `File`: what an image is to it, in Node or in a browser. */
interface Workbook<File> {
	sheets: Array<Sheet<File>>;
	options: Options<File>;
}

/**
 * The table as an Excel workbook: people, and the files that were not read. Numbers are text, since a spreadsheet
 * would round them; no cell is a formula. `hrefOf`: where a file lies, relative to the workbook.
 */
export function workbookOf<File>(
	{ people, notRead }: Table,
	{ naming, languages: [language] }: { naming: FieldNaming; languages: readonly Language[] },
	hrefOf: (file: string) => string | undefined,
): Workbook<File> {
	const { sheets } = language;
	const most = Math.max(1, ...people.map(({ files }) => files.length));
	const titles = TABLE_COLUMNS.flatMap((column) => {
		const title = columnTitle(column, naming);
		return column === 'file_name' ? numbered(title, most) : [title];
	});
	const fileAt = TABLE_COLUMNS.indexOf('file_name');
	const linksTo = (files: readonly string[], row: number, from: number): Link[] =>
		files.flatMap((file, at) => {
			const href = hrefOf(file);
			return href === undefined ? [] : [{ cell: `${letters(from + at)}${row}`, href }];
		});
	const sheetsToWrite = [
		{
			sheet: sheets.people,
			titles,
			rows: people.map((one) => cellsOf(one, most)),
			widths: TABLE_COLUMNS.flatMap((column) =>
				new Array<number>(column === 'file_name' ? most : 1).fill(WIDTHS[column] ?? USUAL_WIDTH),
			),
			links: people.flatMap(({ files }, index) => linksTo(files, index + 2, fileAt)),
		},
		{
			sheet: sheets.notRead,
			titles: [columnTitle('file_name', naming), columnTitle('reason_message', naming)],
			rows: notRead.map(({ file, reason }) => [text(file), text(reason)]),
			widths: [40, 100],
			links: notRead.flatMap(({ file }, index) => linksTo([file], index + 2, 0)),
		},
	];
	return {
		sheets: sheetsToWrite.map(({ sheet, titles: head, rows, widths }) => ({
			sheet,
			data: [head.map((title) => ({ ...text(title), ...HEADER })), ...rows] as SheetData,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: 1,
		})),
		options: {
			features: [
				filtersAndLinks(
					sheetsToWrite.map(({ sheet, titles: head, rows, links }) => {
						const last = [letters(head.length - 1), rows.length + 1] as const;
						return { sheet, last, links };
					}),
				),
			],
		},
	};
}

function numbered(title: string, count: number): string[] {
	return Array.from({ length: count }, (_, index) =>
		index === 0 ? title : `${title} ${index + 1}`,
	);
}

function cellsOf({ row, doubtful, files }: PersonRow, most: number): Array<CellObject | null> {
	return TABLE_COLUMNS.flatMap((column) => {
		const value = row[column] ?? null;
		if (column === 'file_name') {
			return Array.from({ length: most }, (_, at) =>
				files[at] === undefined ? null : text(files[at]),
			);
		}
		const wrap = WRAPPED.includes(column);
		const isDoubtful = doubtful.includes(column as keyof IdCardFields);
		return [{ ...cellOf(column, value), wrap, ...(isDoubtful && { backgroundColor: DOUBTFUL }) }];
	});
}

function cellOf(column: Column, value: string | number | boolean | null): CellObject {
	// A coloured cell needs a value.
	if (value === null) return text('');
	// As text: LibreOffice shows 1 for what is true.
	if (typeof value === 'boolean') return text(String(value).toUpperCase());
	if (DATES.includes(column) && ISO_DATE.test(String(value))) {
		return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
	}
	return text(String(value));
}

function text(value: string): CellObject {
	return { type: String, value: value.slice(0, LONGEST_TEXT), format: '@' };
}

/** The letters of a column, from 0. */
function letters(column: number): string {
	return column < 26
		? String.fromCharCode(65 + column)
		: letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Adds, sheet by sheet, a filter to the header and links from cells to files, as ECMA-376 (part 1, 18.3) orders them. */
function filtersAndLinks<File>(
	sheets: ReadonlyArray<{
		sheet: string;
		/** Column and row of the last cell. */
		last: readonly [string, number];
		links: readonly Link[];
	}>,
): Feature<File> {
	const names = sheets
		.map(({ sheet, last }, id) => {
			const name = `<definedName name="_xlnm._FilterDatabase" localSheetId="${id}" hidden="1">`;
			return `${name}'${sheet}'!$A$1:$${last.join('$')}</definedName>`;
		})
		.join('');
	return {
		files: {
			transform: {
				// LibreOffice shows a filter by its name alone.
				'xl/workbook.xml': {
					transform: (xml) =>
						xml.replace('</sheets>', () => `</sheets><definedNames>${names}</definedNames>`),
				},
				'xl/worksheets/sheet{id}.xml': {
					transform: (xml, _options, { sheetIndex }) => {
						const { last, links } = sheets[sheetIndex];
						const cells = links.map(
							({ cell }, at) => `<hyperlink ref="${cell}" r:id="link${at}"/>`,
						);
						const linked = cells.length === 0 ? '' : `<hyperlinks>${cells.join('')}</hyperlinks>`;
						return xml.replace(
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

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

function relationship(id: string, target: string): string {
	const escaped = target.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
	return `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escaped}" TargetMode="External"/>`;
}
