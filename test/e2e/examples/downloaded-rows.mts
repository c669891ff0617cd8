import type { Download } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { poll } from '../../../tools/processes/poll.mts';
import type { N8nBrowser } from '../browser.mts';
import { submitForm } from '../form-page.mts';

type SheetRow = Record<string, unknown>;

/** Uploads files to a form whose ending downloads a spreadsheet; returns it, its rows and the ending's text. */
export async function downloadedRows(
	browser: N8nBrowser,
	formUrl: string,
	files: string[],
): Promise<{ file: string; rows: SheetRow[]; text: string }> {
	const downloads: Download[] = [];
	const page = await submitForm(browser, formUrl, async (form) => {
		form.on('download', (download) => downloads.push(download));
		await form.setInputFiles('#field-0', files);
	});
	const [download] = await poll(async () => (downloads.length > 0 ? downloads : undefined), {
		timeoutMs: 10_000,
		waitingFor: 'the spreadsheet',
	});
	const file = await download!.path();
	const [titles = [], ...lines] = await readSheet(file);
	const rows = lines.map((line) =>
		Object.fromEntries(titles.map((title, column) => [String(title), line[column]])),
	);
	const text = await page.innerText('body');
	await page.close();
	return { file, rows, text };
}
