import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const CHINESE_FONTS = path.resolve(
	import.meta.dirname,
	'../../node_modules/@expo-google-fonts/noto-sans-sc',
);

/**
 * Returns the environment variables that let a browser find a Chinese font on a machine without
 * one. Otherwise screenshots would show boxes for Chinese text.
 *
 * @param folder for fontconfig's settings and cache.
 */
export async function chineseFontEnvironment(folder: string): Promise<Record<string, string>> {
	const file = path.join(folder, 'fonts.conf');
	const weights = ['400Regular', '600SemiBold'].map(
		(weight) => `<dir>${path.join(CHINESE_FONTS, weight)}</dir>`,
	);
	const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	${weights.join('\n\t')}
	<cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
	await writeFile(file, settings);
	return { FONTCONFIG_FILE: file };
}
