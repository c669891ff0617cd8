import { sharp } from '../image/sharp.mts';
import { uprightRgb } from '../image/upright-rgb.mts';
import type { DocumentFormat } from '../image/source-formats.mts';
import { MAX_PAGES } from './decoder-protocol.mts';
import { RefusedDocument, rejectSize, type PagedDocument } from './paged-document.mts';

/** What libvips calls the formats. */
const LOADERS = { webp: 'webp', tiff: 'tiff', gif: 'gif', avif: 'heif' } as const;

/** Opens a WebP, TIFF, GIF or AVIF. Of an animation the first image is taken. */
export async function openImage(
	format: Exclude<DocumentFormat, 'pdf' | 'heic'>,
	bytes: Uint8Array,
): Promise<PagedDocument> {
	const load = (page: number, failOn: 'none' | 'error') =>
		sharp(bytes, { failOn, page, limitInputPixels: false });
	const { format: loader, pages = 1 } = await load(0, 'none').metadata();
	if (loader !== LOADERS[format]) throw new RefusedDocument('broken');
	const count = format === 'tiff' ? pages : 1;
	if (count > MAX_PAGES) throw new RefusedDocument('too-many-pages');
	return {
		page: async (number) => {
			const page = number - 1;
			const metadata = await load(page, 'none').metadata();
			rejectSize(metadata);
			const raster = await uprightRgb(load(page, 'error'));
			return { ...raster, sent: metadata.autoOrient, pages: count };
		},
		close: () => {},
	};
}
