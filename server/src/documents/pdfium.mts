import { PDFiumModule } from '@hyzyla/pdfium';

/** A function of PDFium that the package's types lack. */
interface ObjectBounds {
	_FPDFPageObj_GetBounds(
		object: number,
		...pointers: [left: number, bottom: number, right: number, top: number]
	): number;
}

export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & ObjectBounds;

/** Loads PDFium in WebAssembly, without JavaScript and XFA: it reaches nothing but its own memory. */
export async function loadPdfium(): Promise<Pdfium> {
	// They would print details of the file.
	const options = { print: () => {}, printErr: () => {} } as object;
	const pdfium = (await PDFiumModule(options)) as Pdfium;
	pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
	return pdfium;
}
