import { pathOf, type Contour } from './contour.mts';

/** A line of text as outlines, in font units, y upwards, from the left end of the baseline. */
export interface Outlines {
	/** Path data of SVG. */
	path: string;
	width: number;
}

/** Flags of a point (OpenType, table glyf). */
const POINT = { on: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32 };

/** Flags of a component of a composite glyph (OpenType, table glyf). */
const COMPONENT = { words: 1, more: 32 };

/** The outlines of a TrueType font file with a Unicode table of format 4. */
export class TrueTypeFont {
	readonly unitsPerEm: number;
	readonly #file: DataView;
	readonly #tables = new Map<string, number>();
	readonly #glyphs: ReadonlyMap<number, number>;
	readonly #hasLongOffsets: boolean;
	readonly #widths: number;

	/** @throws Error for a file that is no such font. */
	constructor(bytes: Uint8Array) {
		this.#file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const count = this.#file.getUint16(4);
		for (let at = 12; at < 12 + 16 * count; at += 16) {
			const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
			this.#tables.set(tag, this.#file.getUint32(at + 8));
		}
		const head = this.#table('head');
		this.unitsPerEm = this.#file.getUint16(head + 18);
		this.#hasLongOffsets = this.#file.getInt16(head + 50) === 1;
		this.#widths = this.#file.getUint16(this.#table('hhea') + 34);
		this.#glyphs = this.#readCharacters();
	}

	has(character: string): boolean {
		return this.#glyphs.has(character.codePointAt(0)!);
	}

	/**
	 * The outlines of a line of text.
	 * @throws RangeError for a character that it lacks.
	 */
	lineOf(text: string): Outlines {
		let [path, width] = ['', 0];
		for (const character of text) {
			const glyph = this.#glyphs.get(character.codePointAt(0)!);
			if (glyph === undefined) throw new RangeError(`The font has no ${character}.`);
			for (const contour of this.#contours(glyph)) path += pathOf(contour, width);
			width += this.#width(glyph);
		}
		return { path, width };
	}

	#table(tag: string): number {
		const at = this.#tables.get(tag);
		if (at === undefined) throw new Error(`The font has no table ${tag}.`);
		return at;
	}

	/** The glyph of each character (table cmap, format 4). */
	#readCharacters(): Map<number, number> {
		const file = this.#file;
		const table = this.#table('cmap');
		const glyphs = new Map<number, number>();
		for (let index = 0; index < file.getUint16(table + 2); index++) {
			const map = table + file.getUint32(table + 4 + 8 * index + 4);
			if (file.getUint16(map) !== 4) continue;
			const segments = file.getUint16(map + 6) / 2;
			const [ends, starts] = [map + 14, map + 16 + 2 * segments];
			const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
			for (let segment = 0; segment < segments; segment++) {
				const at = 2 * segment;
				const [first, last] = [file.getUint16(starts + at), file.getUint16(ends + at)];
				const delta = file.getUint16(deltas + at);
				const offset = file.getUint16(offsets + at);
				for (let code = first; code <= last && code < 0xffff; code++) {
					const found =
						offset === 0 ? code : file.getUint16(offsets + at + offset + 2 * (code - first));
					const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
					if (glyph !== 0) glyphs.set(code, glyph);
				}
			}
			return glyphs;
		}
		throw new Error('The font has no Unicode table of format 4.');
	}

	#width(glyph: number): number {
		const at = this.#table('hmtx') + 4 * Math.min(glyph, this.#widths - 1);
		return this.#file.getUint16(at);
	}

	#contours(glyph: number): Contour[] {
		const file = this.#file;
		const offset = (index: number) =>
			this.#hasLongOffsets
				? file.getUint32(this.#table('loca') + 4 * index)
				: 2 * file.getUint16(this.#table('loca') + 2 * index);
		const start = offset(glyph);
		// A blank has no outline.
		if (offset(glyph + 1) === start) return [];
		const at = this.#table('glyf') + start;
		const count = file.getInt16(at);
		return count >= 0 ? this.#simple(at + 10, count) : this.#composed(at + 10);
	}

	#simple(at: number, count: number): Contour[] {
		const file = this.#file;
		const ends = Array.from({ length: count }, (_, index) => file.getUint16(at + 2 * index));
		const total = (ends.at(-1) ?? -1) + 1;
		// After the ends of the contours and the instructions.
		let next = at + 2 * count + 2 + file.getUint16(at + 2 * count);
		const flags: number[] = [];
		while (flags.length < total) {
			const flag = file.getUint8(next++);
			const times = flag & POINT.repeat ? file.getUint8(next++) + 1 : 1;
			for (let time = 0; time < times; time++) flags.push(flag);
		}
		const coordinates = (short: number, same: number) => {
			let value = 0;
			return flags.map((flag) => {
				if (flag & short) value += file.getUint8(next++) * (flag & same ? 1 : -1);
				else if (!(flag & same)) {
					value += file.getInt16(next);
					next += 2;
				}
				return value;
			});
		};
		const xs = coordinates(POINT.shortX, POINT.sameX);
		const ys = coordinates(POINT.shortY, POINT.sameY);
		const points = flags.map((flag, index) => {
			return { x: xs[index], y: ys[index], isOn: (flag & POINT.on) !== 0 };
		});
		return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1] + 1, end + 1));
	}

	/** The contours of other glyphs, moved: the font's own (read in full) neither scale nor turn any. */
	#composed(start: number): Contour[] {
		const file = this.#file;
		const contours: Contour[] = [];
		let [at, flags] = [start, COMPONENT.more];
		while (flags & COMPONENT.more) {
			flags = file.getUint16(at);
			const glyph = file.getUint16(at + 2);
			const isWide = (flags & COMPONENT.words) !== 0;
			const [dx, dy] = isWide
				? [file.getInt16(at + 4), file.getInt16(at + 6)]
				: [file.getInt8(at + 4), file.getInt8(at + 5)];
			at += isWide ? 8 : 6;
			for (const contour of this.#contours(glyph)) {
				contours.push(contour.map(({ x, y, isOn }) => ({ x: x + dx, y: y + dy, isOn })));
			}
		}
		return contours;
	}
}
