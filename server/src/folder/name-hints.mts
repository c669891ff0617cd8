/** What a name says of the side: a word anywhere, or one character at its end. */
const SIDES: ReadonlyArray<readonly [side: 1 | 0, words: RegExp]> = [
	[1, /正面|人像面|头像面|(?<![a-z])(front|portrait)(?![a-z])|正$/iu],
	[0, /反面|背面|国徽面|(?<![a-z])(back|emblem)(?![a-z])|[反背]$/iu],
];

/** A number at the end of a name, as in 张三-1, 张三_2 and 张三(1). After another figure, it belongs to a date or a clock. */
const NUMBERED = /^(.*?)\s*(?:(?<!\d)[-_ ]([1-9]\d*)|\(([1-9]\d*)\))$/u;

interface NameHint {
	/** What the names of both sides share, and how they differ. */
	stem: string;
	/** 1 and 0 as sides are called, or for the first and the second file; `null` for another one. */
	part: 1 | 0 | null;
	isWord: boolean;
}

/** What a file's name, without folders, says of the side that it shows. */
function nameHint(fileName: string): NameHint {
	const name = fileName.normalize('NFKC').replace(/\.[^.]*$/, '');
	const [side, words] = SIDES.find(([, one]) => one.test(name)) ?? [];
	if (side !== undefined) {
		return { stem: `${bare(name.replace(words!, ' '))} by side`, part: side, isWord: true };
	}
	const [, stem = name, dashed, bracketed] = NUMBERED.exec(name) ?? [];
	const part = ({ 1: 1, 2: 0 } as const)[Number(dashed ?? bracketed)] ?? null;
	return { stem: bare(stem), part, isWord: false };
}

/** Without what joins the parts of a name. */
function bare(stem: string): string {
	return stem.replace(/^[\s_\-+.,、]+|[\s_\-+.,、]+$/gu, '').toLowerCase();
}

/**
 * The pairs of files that their names put together, as indices: the two files of a folder, the outermost one apart, unless
 * they are named after different people, and two in one folder whose names differ only in the side, or in the numbers 1 and 2.
 */
export function pairsByName(names: readonly string[]): Array<[number, number]> {
	const folders = Map.groupBy(names.keys(), (index) => names[index].replace(/[^/]*$/, ''));
	return [...folders].flatMap(([folder, indices]) => {
		const hints = indices.map((index) => {
			return { index, ...nameHint(names[index].split('/').at(-1)!) };
		});
		const [one, other] = hints;
		const areOfOne = !(one.isWord && other?.isWord) || one.stem === other.stem;
		if (folder !== '' && hints.length === 2 && areOfOne) return [[one.index, other.index]];
		return [...Map.groupBy(hints, ({ stem }) => stem).values()].flatMap((own) => {
			const [front, back] = [1, 0].map((part) => own.find((hint) => hint.part === part));
			const isPair = own.length === 2 && front && back;
			return isPair ? [[front.index, back.index] as [number, number]] : [];
		});
	});
}
