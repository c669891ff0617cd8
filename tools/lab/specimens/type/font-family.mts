import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GlyphFont, packageFont } from './glyph-font.mts';

/** The font weights on cards. */
export type FontWeight = 'regular' | 'medium' | 'bold';

/** A typeface with a font for each weight. */
export type FontFamily = Readonly<Record<FontWeight, GlyphFont>>;

/** Source of the typefaces: the npm package, or installed Debian packages. */
export type FontSource = 'noto' | 'debian';

/** Where Debian keeps fonts. */
const DEBIAN_FONT_FOLDER = '/usr/share/fonts';

const NOTO = '@expo-google-fonts/noto-sans-sc';

/** Typefaces of the Debian packages fonts-wqy-*, fonts-noto-cjk, fonts-arphic-*, fonts-droid-fallback. */
const DEBIAN_FAMILIES: ReadonlyArray<{ regular: string; bold?: string }> = [
	{ regular: 'truetype/wqy/wqy-zenhei.ttc' },
	{ regular: 'truetype/wqy/wqy-microhei.ttc' },
	{
		regular: 'opentype/noto/NotoSansCJK-Regular.ttc',
		bold: 'opentype/noto/NotoSansCJK-Bold.ttc',
	},
	{
		regular: 'opentype/noto/NotoSerifCJK-Regular.ttc',
		bold: 'opentype/noto/NotoSerifCJK-Bold.ttc',
	},
	{ regular: 'truetype/droid/DroidSansFallbackFull.ttf' },
	{ regular: 'truetype/arphic/uming.ttc' },
	{ regular: 'truetype/arphic-gbsn00lp/gbsn00lp.ttf' },
];

let noto: FontFamily | undefined;
const debian = new Map<string, readonly FontFamily[]>();

/** Returns Noto Sans SC (SIL Open Font License) from its npm package. */
export function notoFamily(): FontFamily {
	noto ??= {
		regular: packageFont(`${NOTO}/400Regular/NotoSansSC_400Regular.ttf`),
		medium: packageFont(`${NOTO}/500Medium/NotoSansSC_500Medium.ttf`),
		bold: packageFont(`${NOTO}/700Bold/NotoSansSC_700Bold.ttf`),
	};
	return noto;
}

const installedIn = (folder: string) =>
	DEBIAN_FAMILIES.filter(({ regular }) => existsSync(join(folder, regular)));

/** Whether a Debian package with a Chinese typeface is installed. */
export function hasDebianFamily(folder = DEBIAN_FONT_FOLDER): boolean {
	return installedIn(folder).length > 0;
}

/** Returns the Chinese typefaces from installed Debian packages. Throws if there are none. */
export function debianFamilies(folder = DEBIAN_FONT_FOLDER): readonly FontFamily[] {
	const known = debian.get(folder);
	if (known) return known;
	const families = installedIn(folder).map((files): FontFamily => {
		const regular = new GlyphFont(join(folder, files.regular));
		const boldFile = files.bold && join(folder, files.bold);
		const bold = boldFile && existsSync(boldFile) ? new GlyphFont(boldFile) : regular;
		return { regular, medium: regular, bold };
	});
	if (families.length === 0) {
		throw new Error(
			`No Chinese font from a Debian package was found in ${folder}. Install ` +
				'fonts-wqy-zenhei or fonts-noto-cjk.',
		);
	}
	debian.set(folder, families);
	return families;
}
