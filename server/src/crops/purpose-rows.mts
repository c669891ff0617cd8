/** Dark, with a light halo, so that it shows on paper, on dark cards and on black bars; both leave what is under them legible. In %, and in pixels. */
export const INK = { grey: 0x40, alpha: 70 };
export const HALO = { alpha: 40, width: 1.5 } as const;

/** The room for the text along a diagonal and across it, in pixels: turned, all of it is on the card. */
export const ROOM = { width: 850, height: 205 };

/** From one row to the next, in characters. */
export const ROW = 1.3;

/** Breaks a text between words into the rows in which it is largest in its room; `size`: of a character, in pixels. */
export function inRows(text: string): { rows: string[]; size: number } {
	const words = Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text))
		.map(({ segment }) => segment)
		// No row begins with a mark.
		.reduce<string[]>((all, word) => {
			const last = /^[\p{Pe}\p{Pf}\p{Po}]/u.test(word) ? all.pop() : undefined;
			return [...all, (last ?? '') + word];
		}, []);
	let best = { rows: [text], size: 0 };
	for (let room = 1; room <= widthOf(text); room += 0.5) {
		const rows: string[] = [];
		for (const word of words) {
			const row = (rows.at(-1) ?? '') + word;
			if (rows.length > 0 && widthOf(row.trimEnd()) <= room) rows[rows.length - 1] = row;
			else rows.push(word.trimStart());
		}
		const longest = Math.max(...rows.map((row) => widthOf(row.trim())));
		const size = Math.min(ROOM.width / longest, ROOM.height / (ROW * rows.length));
		if (size > best.size) best = { rows: rows.map((row) => row.trim()), size };
	}
	return best;
}

/** In Chinese characters; others are half as wide. */
function widthOf(text: string): number {
	return Array.from(text).reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.5 : 1), 0);
}
