import { PDFiumModule } from '@hyzyla/pdfium';

/** A function of PDFium that the package's types lack. */
interface ObjectBounds {
	_FPDFPageObj_GetBounds(
		object: number,
		...pointers: [left: number, bottom: number, right: number, top: number]
	): number;
}

export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & ObjectBounds;

/** What Emscripten's loader is told beside this, where it cannot read a file. */
export interface PdfiumSource {
	wasmBinary: ArrayBuffer;
	locateFile(name: string): string;
}

/** Loads PDFium in WebAssembly, without JavaScript and XFA: it reaches nothing but its own memory. */
export async function loadPdfium(source?: PdfiumSource): Promise<Pdfium> {
	// They would print details of the file.
	const silent = { print: () => {}, printErr: () => {} };
	const pdfium = (await PDFiumModule({ ...source, ...silent } as object)) as Pdfium;
	pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
	return pdfium;
}
