import { CARD_PICTURE } from './extra.ts';

/** A millimetre in the units of a PDF, of which an inch has 72. */
const MM = 72 / 25.4;

const PAGE = { width: 210 * MM, height: 297 * MM };

/** A card's true size (ISO/IEC 7810, ID-1 as residents' cards have it). */
const CARD = { width: 85.6 * MM, height: 54 * MM };

const GAP = 20 * MM;

/**
 * Returns an A4 page with the sides of a card at true size, one above the other, as a PDF (ISO 32000-1) that holds the JPEGs as
 * they are. Each has the size of {@link CARD_PICTURE}.
 */
export function cardCopy(jpegs: readonly Buffer[]): Buffer {
	const placed = jpegs.map((_, index) => {
		const x = (PAGE.width - CARD.width) / 2;
		const fromMiddle = jpegs.length / 2 - index - 1;
		const y = PAGE.height / 2 + fromMiddle * (CARD.height + GAP) + GAP / 2;
		const frame = [CARD.width, 0, 0, CARD.height, x, y].map((length) => length.toFixed(2));
		return `q ${frame.join(' ')} cm /Side${index} Do Q`;
	});
	const sides = jpegs.map((_, index) => `/Side${index} ${5 + index} 0 R`).join(' ');
	const box = `0 0 ${PAGE.width.toFixed(2)} ${PAGE.height.toFixed(2)}`;
	const { width, height } = CARD_PICTURE;
	const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
	return pdfOf([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /XObject << ${sides} >> >> >>`,
		streamOf('', placed.join('\n')),
		...jpegs.map((jpeg) => streamOf(image, jpeg.toString('latin1'))),
	]);
}

function streamOf(dictionary: string, content: string): string {
	return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A file of objects that are numbered from 1, the first one the catalog. Each character is a byte. */
function pdfOf(objects: readonly string[]): Buffer {
	let file = '%PDF-1.4\n';
	const entries = objects.map((object, index) => {
		const offset = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
	const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
	return Buffer.from(file + table + trailer, 'latin1');
}
