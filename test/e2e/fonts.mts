import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const CHINESE_FONTS = path.resolve(
	import.meta.dirname,
	'../../node_modules/@expo-google-fonts/noto-sans-sc',
);

/**
 * Gives the environment in which a browser finds a Chinese font although the machine has none:
 * without it every name in a screenshot is a row of boxes.
 *
 * @param folder takes fontconfig's settings and cache.
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
