import { pinyinOf, syllablesIn } from './pinyin.ts';

/** Readings that a character has as a surname, and not in a given name. */
const READINGS = syllablesIn(
	'bi秘 cheng晟 chong种 ge盖蓋 gou句 gui炅 juan隽 jue角 miao缪繆 nai能 nian粘 ou区區 piao朴 po繁 qin覃 shan单單 shao召 she折 ' +
		'tou钭 xian洗 xie解颉 yu蔚 yue乐樂 yao么 yun员員贠 zha查 zhai祭',
);

/**
 * Surnames of two characters. Without those that are hardly in use and begin like a common surname of
 * one: 单于, 左丘, 梁丘, 谷梁, 段干, 乐正, 宗政, 仲孙.
 */
const COMPOUND: ReadonlySet<string> = new Set(
	(
		'欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 皇甫 尉迟 尉遲 夏侯 慕容 令狐 司徒 东方 東方 公孙 公孫 宇文 长孙 長孫 ' +
		'端木 独孤 南宫 澹台 轩辕 呼延 申屠 淳于 钟离 闻人 濮阳 鲜于 赫连 拓跋 完颜 耶律 纳兰 贺兰 万俟 百里 西门 ' +
		'东郭 南门 东门 第五 司空 司寇 亓官 巫马 颛孙 公冶 公西 公良 公羊 闾丘 羊舌 漆雕 壤驷 子车 太史 太叔 夹谷 ' +
		'宰父 叔孙 微生 哥舒'
	).split(' '),
);

/** Readings that characters have in one of these surnames only. */
const IN_COMPOUND: Readonly<Record<string, readonly string[]>> = {
	万俟: ['mo', 'qi'],
	尉迟: ['yu', 'chi'],
	尉遲: ['yu', 'chi'],
	长孙: ['zhang', 'sun'],
	長孫: ['zhang', 'sun'],
	澹台: ['tan', 'tai'],
	子车: ['zi', 'ju'],
};

/**
 * Returns how many characters of a Chinese name are its surname: two if it begins with one of two
 * characters and goes on, otherwise one.
 */
export function surnameLength(characters: readonly string[]): 1 | 2 {
	return characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1;
}

/**
 * Returns the reading of each character of a surname, without tones. Of several that a surname has
 * (覃 Qín or Tán), the one of most people. `undefined` for a character without a known reading.
 */
export function surnamePinyin(characters: readonly string[]): ReadonlyArray<string | undefined> {
	const compound = IN_COMPOUND[characters.join('')];
	if (compound !== undefined) return compound;
	if (characters.length > 1) return characters.map(pinyinOf);
	const [character] = characters;
	const own = READINGS.find(([, all]) => all.includes(character));
	return [own?.[0] ?? pinyinOf(character)];
}

/** The commonest surnames of one character: more than nine in ten people have one of them (statistics of the Ministry of Public Security). */
const COMMON =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏' +
	'付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊葛齐邢庞施颜伍牛温芦季俞章鲁倪柳毕聂辛路';

/** Whether a text begins with a surname, as names do. */
export function beginsWithSurname(text: string): boolean {
	return COMMON.includes(text[0]) || COMPOUND.has(text.slice(0, 2));
}
