/** The 56 ethnic groups as printed on a card, without 族 (GB/T 3304). */
export const ETHNIC_GROUPS: readonly string[] = (
	'汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 ' +
	'东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 ' +
	'俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
).split(' ');

/** Names that two groups had until 1985 and 1986, and that cards may still print, with today's. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
	['崩龙', '德昂'],
	['毛难', '毛南'],
]);

/** The groups under every name that a card may print. */
export const PRINTED_ETHNIC_GROUPS: readonly string[] = [...ETHNIC_GROUPS, ...FORMER_NAMES.keys()];

/** Returns today's name of a group; anything else as it is. */
export function currentEthnicGroup(name: string): string {
	return FORMER_NAMES.get(name) ?? name;
}
