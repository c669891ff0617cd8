import { CARD_PICTURE } from './extra.ts';

/** A millimetre in the units of a PDF, of which an inch has 72. */
const MM = 72 / 25.4;

const PAGE = { width: 210 * MM, height: 297 * MM };

/** A card's true size (ISO/IEC 7810, ID-1 as residents' cards have it). */
const CARD = { width: 85.6 * MM, height: 54 * MM };

const GAP = 20 * MM;

/** A JPEG of the size of {@link CARD_PICTURE}, or ASCII text. */
type Piece = Uint8Array | string;

/**
 * Returns A4 pages with the sides of a card each at true size, one above the other, as the pieces of a PDF (ISO 32000-1) that
 * holds the JPEGs as they are. Each has the size of {@link CARD_PICTURE}.
 */
export function cardCopies(pages: ReadonlyArray<readonly Uint8Array[]>): Uint8Array[] {
	/** Objects are numbered from 1. */
	const objects: Piece[][] = [['<< /Type /Catalog /Pages 2 0 R >>'], []];
	const kids = pages.map((jpegs) => {
		const page = objects.length + 1;
		objects.push(...pageWith(jpegs, page));
		return `${page} 0 R`;
	});
	objects[1] = [`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`];
	return pdfOf(objects);
}

/** A page, its content and its pictures; `number`: of the first of these objects. */
function pageWith(jpegs: readonly Uint8Array[], number: number): Piece[][] {
	const placed = jpegs.map((_, index) => {
		const x = (PAGE.width - CARD.width) / 2;
		const fromMiddle = jpegs.length / 2 - index - 1;
		const y = PAGE.height / 2 + fromMiddle * (CARD.height + GAP) + GAP / 2;
		const frame = [CARD.width, 0, 0, CARD.height, x, y].map((length) => length.toFixed(2));
		return `q ${frame.join(' ')} cm /Side${index} Do Q`;
	});
	const sides = jpegs.map((_, index) => `/Side${index} ${number + 2 + index} 0 R`).join(' ');
	const box = `0 0 ${PAGE.width.toFixed(2)} ${PAGE.height.toFixed(2)}`;
	const { width, height } = CARD_PICTURE;
	const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
	return [
		[
			`<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${number + 1} 0 R /Resources << /XObject << ${sides} >> >> >>`,
		],
		streamOf('', placed.join('\n')),
		...jpegs.map((jpeg) => streamOf(image, jpeg)),
	];
}

function streamOf(dictionary: string, content: Piece): Piece[] {
	return [`<< ${dictionary} /Length ${content.length} >>\nstream\n`, content, '\nendstream'];
}

/** A file of objects, the first one the catalog. */
function pdfOf(objects: readonly Piece[][]): Uint8Array[] {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const add = (piece: Piece) => {
		const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
		pieces.push(bytes);
		length += bytes.length;
	};
	add('%PDF-1.4\n');
	const entries = objects.map((object, index) => {
		const offset = length;
		for (const piece of [`${index + 1} 0 obj\n`, ...object, '\nendobj\n']) add(piece);
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	const start = length;
	add(`xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`);
	add(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
	return pieces;
}
