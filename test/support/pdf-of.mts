/** A page of a PDF that is made for a test. */
export interface PdfPage {
	/** Its width and height in points. */
	size?: [width: number, height: number];
	/** A JPEG that fills the page, with its size in pixels. */
	jpeg?: { bytes: Uint8Array; width: number; height: number };
	/** Number of a further object, a form, that is drawn on the page. */
	form?: number;
}

/** Makes a PDF. `trailer` is added to its trailer, and `more` are further objects, from number 3. */
export function pdfOf(
	pages: readonly PdfPage[],
	{ trailer = '', more = [] }: { trailer?: string; more?: readonly string[] } = {},
): Buffer {
	const objects: Array<string | Buffer> = ['<< /Type /Catalog /Pages 2 0 R >>', '', ...more];
	const kids = pages.map(({ size = [595, 842], jpeg, form }) => {
		const [width, height] = size;
		const shown = jpeg === undefined ? '' : `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
		const drawing = form === undefined ? shown : `${shown} /F Do`;
		const content = objects.push(stream('', Buffer.from(drawing)));
		const image = jpeg === undefined ? 0 : objects.push(imageOf(jpeg));
		const names = [
			...(image === 0 ? [] : [`/I ${image} 0 R`]),
			...(form === undefined ? [] : [`/F ${form} 0 R`]),
		];
		const resources = names.length === 0 ? '' : `/XObject << ${names.join(' ')} >>`;
		return objects.push(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ` +
				`/Contents ${content} 0 R /Resources << ${resources} >> >>`,
		);
	});
	const list = kids.map((number) => `${number} 0 R`).join(' ');
	objects[1] = `<< /Type /Pages /Kids [${list}] /Count ${kids.length} >>`;
	return assembled(objects, trailer);
}

function imageOf({ bytes, width, height }: NonNullable<PdfPage['jpeg']>): Buffer {
	const kind = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
	const colours = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
	return stream(`${kind} ${colours}`, bytes);
}

function stream(entries: string, bytes: Uint8Array): Buffer {
	const head = Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`);
	return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
}

function assembled(objects: ReadonlyArray<string | Buffer>, trailer: string): Buffer {
	const pieces = [Buffer.from('%PDF-1.7\n')];
	let length = pieces[0].length;
	const offsets = objects.map((object, i) => {
		const offset = length;
		const piece = Buffer.concat([
			Buffer.from(`${i + 1} 0 obj\n`),
			Buffer.from(object),
			Buffer.from('\nendobj\n'),
		]);
		pieces.push(piece);
		length += piece.length;
		return offset;
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
	const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
	return Buffer.concat([...pieces, Buffer.from(table + end)]);
}

/** Makes a PDF of one page that draws forms within forms: it takes long, and little memory. */
export function endlessPdf(): Buffer {
	const [depth, times] = [4, 12];
	const forms = Array.from({ length: depth }, (_, level) => {
		const isLast = level === depth - 1;
		// Further objects have numbers from 3.
		const inner = isLast ? '' : `/Resources << /XObject << /F ${level + 4} 0 R >> >>`;
		const content = (isLast ? '0 0 500 500 re f ' : '/F Do ').repeat(times);
		const entries = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${inner}`;
		return stream(entries, Buffer.from(content)).toString();
	});
	return pdfOf([{ form: 3 }], { more: forms });
}
