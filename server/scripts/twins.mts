/** What the page from the disk does otherwise than the server, which knows Node: by paths in `server`. */
export const TWINS: Readonly<Record<string, string>> = {
	'src/ocr/runtime.mts': 'page/runtime.mts',
	'src/image/resize.mts': 'page/resize.mts',
	'src/image/shared-bytes.mts': 'page/shared-bytes.mts',
	'src/language/shipped.mts': 'page/shipped.mts',
	'try/folder/reader.js': 'page/reader.js',
};
