import { PDFiumModule } from '@hyzyla/pdfium';

import type { Pdfium } from '../src/documents/pdfium.mts';
import { fileNamed } from './given.mts';

/** Loads PDFium from what the page has. */
export async function loadPdfium(): Promise<Pdfium> {
	const options = {
		wasmBinary: fileNamed('pdfium').buffer,
		// It would look beside itself, though it has it.
		locateFile: (name: string) => name,
		print: () => {},
		printErr: () => {},
	} as object;
	const pdfium = (await PDFiumModule(options)) as Pdfium;
	pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
	return pdfium;
}
