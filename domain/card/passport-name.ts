import { pinyinOf } from './pinyin.ts';
import { surnameLength, surnamePinyin } from './surname.ts';

/**
 * Groups in which many have no surname, so that the first character of a name need not be one. Others,
 * such as 满 and 壮, have names like those of 汉.
 */
const HARDLY_WITH_SURNAME =
	'藏 维吾尔 哈萨克 柯尔克孜 塔吉克 乌孜别克 塔塔尔 俄罗斯 门巴 珞巴 傣 佤 布朗 景颇 德昂 独龙 基诺'.split(
		' ',
	);

/** The same, but many others have a Chinese surname; names of 彝 may also begin with a clan of two. */
const OFTEN_WITH_SURNAME = '蒙古 彝 怒 傈僳 拉祜 达斡尔 鄂温克 鄂伦春'.split(' ');

/** Common surnames that never begin a name transcribed from these groups' own languages. */
const SURNAMES_ALONE =
	'王李张刘陈杨赵黄周吴徐孙郭梁郑谢韩冯于董程曹袁许傅沈彭吕蒋蔡魏薛潘田姜范姚包';

/** Longer ones, unless their surname has two characters, are transcribed from another language. */
const LONGEST_NAME = 4;

/**
 * Returns a name as a passport prints it: `SHAN, XIAOMING` for 单小明. Without a comma where the surname
 * cannot be told, as in `ABUDULA AILI` for 阿卜杜拉·艾力 and in names of groups that often have none.
 * `null` for a name with a character whose reading is not known, such as a masked one.
 * Sources: GB/T 28039-2011; National Immigration Administration, 2021, for ü. `name` is normalized,
 * `ethnicGroup` without 族.
 */
export function passportName(name: string, ethnicGroup: string | null): string | null {
	const parts = name
		.replace(/\s/g, '')
		.split('·')
		.map((part) => [...part]);
	const [characters] = parts;
	if (parts.length > 1 || !hasSurname(characters, ethnicGroup)) {
		return joined(
			parts.map((part) => part.map(pinyinOf)),
			' ',
		);
	}
	const length = surnameLength(characters);
	const surname = surnamePinyin(characters.slice(0, length));
	const given = characters.slice(length).map(pinyinOf);
	return joined(given.length === 0 ? [surname] : [surname, given], ', ');
}

function hasSurname(characters: readonly string[], ethnicGroup: string | null): boolean {
	const { length } = characters;
	if (length === 0 || length > LONGEST_NAME + (surnameLength(characters) - 1)) return false;
	if (HARDLY_WITH_SURNAME.includes(ethnicGroup ?? '')) return false;
	if (!OFTEN_WITH_SURNAME.includes(ethnicGroup ?? '')) return true;
	return length <= 3 && SURNAMES_ALONE.includes(characters[0]);
}

function joined(
	parts: ReadonlyArray<ReadonlyArray<string | undefined>>,
	separator: string,
): string | null {
	const isRead = parts.every((part) => part.length > 0 && !part.includes(undefined));
	return isRead ? parts.map((part) => part.map(inCapitals).join('')).join(separator) : null;
}

/** Passports have no ü: 吕 is LYU and 女 NYU, but 略 is LUE. */
function inCapitals(syllable: string | undefined): string {
	return (syllable ?? '').replace('üe', 'ue').replace('ü', 'yu').toUpperCase();
}
