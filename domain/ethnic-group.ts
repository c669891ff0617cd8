/**
 * The 56 ethnic groups as printed on a card, without 族, and in Roman spelling (GB/T 3304-1991). 藏 and 朝鲜 are spelt as the standard has it for
 * use abroad; otherwise they are Zang and Chosen.
 */
const IN_ENGLISH: ReadonlyMap<string, string> = new Map(
	(
		'汉 Han, 蒙古 Mongol, 回 Hui, 藏 Tibetan, 维吾尔 Uygur, 苗 Miao, 彝 Yi, 壮 Zhuang, ' +
		'布依 Buyei, 朝鲜 Korean, 满 Man, 侗 Dong, 瑶 Yao, 白 Bai, 土家 Tujia, 哈尼 Hani, ' +
		'哈萨克 Kazak, 傣 Dai, 黎 Li, 傈僳 Lisu, 佤 Va, 畲 She, 高山 Gaoshan, 拉祜 Lahu, 水 Sui, ' +
		'东乡 Dongxiang, 纳西 Naxi, 景颇 Jingpo, 柯尔克孜 Kirgiz, 土 Tu, 达斡尔 Daur, 仫佬 Mulao, ' +
		'羌 Qiang, 布朗 Blang, 撒拉 Salar, 毛南 Maonan, 仡佬 Gelao, 锡伯 Xibe, 阿昌 Achang, ' +
		'普米 Pumi, 塔吉克 Tajik, 怒 Nu, 乌孜别克 Uzbek, 俄罗斯 Russ, 鄂温克 Ewenki, 德昂 Deang, ' +
		'保安 Bonan, 裕固 Yugur, 京 Gin, 塔塔尔 Tatar, 独龙 Derung, 鄂伦春 Oroqen, 赫哲 Hezhen, ' +
		'门巴 Monba, 珞巴 Lhoba, 基诺 Jino'
	)
		.split(', ')
		.map((pair) => pair.split(' ') as [string, string]),
);

export const ETHNIC_GROUPS: readonly string[] = [...IN_ENGLISH.keys()];

/** Names that two groups had until 1985 and 1986, and that cards may still print, with today's. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
	['崩龙', '德昂'],
	['毛难', '毛南'],
]);

/** The groups under every name that a card may print. */
export const PRINTED_ETHNIC_GROUPS: readonly string[] = [...ETHNIC_GROUPS, ...FORMER_NAMES.keys()];

/** What a card may print of ethnic groups, for people outside the 56, too. */
export const ETHNIC_ENTRIES: readonly string[] = [
	...PRINTED_ETHNIC_GROUPS,
	'穿青',
	'穿青人',
	'其他',
	'外国血统',
	'外国血统中国籍人士',
];

/** Takes any name of a group, without 族; `null` for anything but the 56. */
export function ethnicGroupInEnglish(name: string): string | null {
	return IN_ENGLISH.get(FORMER_NAMES.get(name) ?? name) ?? null;
}
