/** What the page gives its worker at the start: the files that the server reads from its own folders. */
export interface Given {
	/** ONNX Runtime in WebAssembly. */
	runtime: Uint8Array<ArrayBuffer>;
	/** PDFium in WebAssembly. */
	pdfium: Uint8Array<ArrayBuffer>;
	detection: Uint8Array;
	recognition: Uint8Array;
	draft: Uint8Array;
	/** In UTF-8. */
	dictionary: Uint8Array;
	addresses: Uint8Array;
	/** In UTF-8. */
	traditional: Uint8Array;
}

let given: Given | undefined;

/** Keeps what the page gave. */
export function keep(files: Given): void {
	given = files;
}

/** @throws Error before the page has given anything. */
export function fileNamed<Name extends keyof Given>(name: Name): Given[Name] {
	if (given === undefined) throw new Error('The page has given no files yet.');
	return given[name];
}
