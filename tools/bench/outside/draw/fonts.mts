import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A typeface of the outside set. */
export interface OutsideFont {
	/** Path of the file, as its Debian package installs it. */
	file: string;
	/** Debian package. */
	package: string;
	sha256: string;
	/** PostScript name of the face, if the file holds several. */
	face?: string;
}

/** What is used of a face of fontkit. */
export interface Face {
	unitsPerEm: number;
	hasGlyphForCodePoint(codePoint: number): boolean;
	glyphForCodePoint(codePoint: number): { advanceWidth: number; path: { toSVG(): string } };
}

const ROOT = '/usr/share/fonts';

/** Every font of the outside set. No network may ever be trained on them, see README.md. */
export const OUTSIDE_FONTS = {
	zenHei: {
		file: `${ROOT}/truetype/wqy/wqy-zenhei.ttc`,
		package: 'fonts-wqy-zenhei',
		sha256: '79c18ebe7b811951e8311bad7103ebeae8c337ed9988ea69e8a78a66cfe029b9',
		face: 'WenQuanYiZenHei',
	},
	microHei: {
		file: `${ROOT}/truetype/wqy/wqy-microhei.ttc`,
		package: 'fonts-wqy-microhei',
		sha256: '2420e8078af796b19a3f6ef13de527a1a91c1e7171eea115926c614ced1009b3',
		face: 'WenQuanYiMicroHei',
	},
	serif: {
		file: `${ROOT}/opentype/noto/NotoSerifCJK-SemiBold.ttc`,
		package: 'fonts-noto-cjk-extra',
		sha256: 'e6edff6a5aa3c7988d4ea69992feee194ce100f514bcaef74f633805ddb19de0',
		face: 'NotoSerifCJKsc-SemiBold',
	},
	kai: {
		file: `${ROOT}/truetype/arphic/ukai.ttc`,
		package: 'fonts-arphic-ukai',
		sha256: 'cfc758e69386a21bade8cb3b373fda20d7f2fac6e8904ced2ded98588b63e274',
		face: 'UKaiCN',
	},
	digits: {
		file: `${ROOT}/truetype/dejavu/DejaVuSans.ttf`,
		package: 'fonts-dejavu-core',
		sha256: 'abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322',
	},
} as const satisfies Record<string, OutsideFont>;

/** Name of a font of the outside set. */
export type FontName = keyof typeof OUTSIDE_FONTS;

interface FontFile extends Face {
	postscriptName: string;
	fonts?: Array<Face & { postscriptName: string }>;
}

// fontkit comes without types.
const { create } = createRequire(import.meta.url)('fontkit') as {
	create(bytes: Buffer): FontFile;
};

const opened = new Map<FontName, Face>();

/** Returns the Debian packages of fonts that this machine lacks. */
export function missingFontPackages(): string[] {
	const fonts: OutsideFont[] = Object.values(OUTSIDE_FONTS);
	return fonts.filter(({ file }) => !existsSync(file)).map((font) => font.package);
}

/**
 * Opens a font once.
 * @throws when the file is not the one that the set was drawn with, since images would differ.
 */
export function outsideFace(name: FontName): Face {
	let face = opened.get(name);
	if (face === undefined) {
		face = openedFont(OUTSIDE_FONTS[name]);
		opened.set(name, face);
	}
	return face;
}

/**
 * Opens a font file.
 * @throws when the file is missing, or its SHA-256 is another, or it lacks the face.
 */
export function openedFont({ file, sha256, face, ...font }: OutsideFont): Face {
	if (!existsSync(file)) throw new Error(`${file} is missing: apt-get install ${font.package}`);
	const bytes = readFileSync(file);
	const actual = createHash('sha256').update(bytes).digest('hex');
	if (actual !== sha256) throw new Error(`${file} is another version: SHA-256 ${actual}`);
	const whole = create(bytes);
	if (face === undefined) return whole;
	const found = whole.fonts?.find(({ postscriptName }) => postscriptName === face);
	if (found === undefined) throw new Error(`${file} has no face ${face}`);
	return found;
}
