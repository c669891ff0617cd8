import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { CARD_PICTURE } from '../../../domain/extra.ts';
import { sharp } from '../image/sharp.mts';
import { inRows, INK, HALO, ROOM } from './purpose-rows.mts';

// The machine's fonts would differ, and a list of them would be written into the home folder.
process.env['FONTCONFIG_FILE'] = fileURLToPath(new URL('../../font/fonts.conf', import.meta.url));

/** ZCOOL XiaoWei: the 6,763 characters of GB 2312, Latin letters, digits and punctuation. */
const FONT = {
	name: 'ZCOOL XiaoWei',
	file: '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
};

const PUNCTUATION = '　、。ˇ¨—～…‘’“”〔〕〈〉《》「」『』〖〗【】±×÷°·￥￣';

/** Drawn in place of a character that the font lacks: the dot in names. */
const STAND_INS: Readonly<Record<string, string>> = { '·': '•' };

const hex = (value: number) => value.toString(16).repeat(3);

const COLOUR = `foreground="#${hex(INK.grey)}" alpha="${INK.alpha}%"`;

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The characters of a text that cannot be drawn, each once. */
export function missingCharacters(text: string): string[] {
	return [...new Set(text)].filter(
		(one) => !/[ -~！-｝]/.test(one) && !PUNCTUATION.includes(one) && !isOfGb2312(one),
	);
}

/** Whether it is one of the ideographs of GB 2312, which are rows 16 to 87 of its table. */
function isOfGb2312(character: string): boolean {
	ideographs ??= new Set(
		new TextDecoder('gb18030').decode(
			Uint8Array.from({ length: 72 * 94 * 2 }, (_, at) =>
				at % 2 === 0 ? 0xb0 + Math.floor(at / 188) : 0xa1 + (Math.floor(at / 2) % 94),
			),
		),
	);
	return ideographs.has(character) && /\p{Script=Han}/u.test(character);
}

let ideographs: ReadonlySet<string> | undefined;

/**
 * Draws a text for a card that is cut out, as large as fits along its rising diagonal, in rows where it is long.
 * @returns a PNG of the text in its halo, alone.
 */
export async function drawnPurpose(purpose: string): Promise<Buffer> {
	const { rows } = inRows(purpose);
	const text = rows.join('\n').replace(/[·&<>]/g, (one) => STAND_INS[one] ?? MARKUP[one]);
	const drawn = await sharp({
		text: {
			text: `<span ${COLOUR}>${text}</span>`,
			font: FONT.name,
			fontfile: createRequire(import.meta.url).resolve(FONT.file),
			...ROOM,
			align: 'centre',
			wrap: 'none',
			rgba: true,
		},
	})
		.png()
		.toBuffer();
	const { width, height } = CARD_PICTURE;
	const rise = (Math.atan2(height, width) * 180) / Math.PI;
	// sharp makes flat text, such as dots alone, larger than its room.
	const fitted = await sharp(drawn)
		.resize({ ...ROOM, fit: 'inside', withoutEnlargement: true })
		.png()
		.toBuffer();
	const { data, info } = await sharp(fitted)
		.extractChannel('alpha')
		.blur(HALO.width)
		.raw()
		.toBuffer({ resolveWithObject: true });
	const halo = Buffer.alloc(4 * info.width * info.height, 255);
	const most = (255 * HALO.alpha) / 100;
	for (let at = 0; at < data.length / info.channels; at++) {
		halo[4 * at + 3] = Math.min(2 * data[at * info.channels], most);
	}
	const haloed = await sharp(halo, { raw: { ...info, channels: 4 } })
		.composite([{ input: fitted }])
		.png()
		.toBuffer();
	return await sharp(haloed).rotate(-rise, { background: 'transparent' }).png().toBuffer();
}
