import type { Glyph } from './placed-line.mts';

/** Surnames in use, one character each: the Hundred Family Surnames and later common ones. */
const SURNAMES = new Set(
	'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎' +
		'鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄' +
		'和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭' +
		'梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚' +
		'程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫' +
		'宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻' +
		'莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向' +
		'古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾' +
		'毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公佴禤仝亓覃佟仉谯笪牟商肖闫付代岳帅况佘苑栗官邸苟展' +
		'蹇鄢练揭揣阳年爱哈墨郄芈郇妫逯訾禚亓仉銮郐',
);

/** A surname less probable than this, as a second-best character, is not taken. */
const MIN_PROBABILITY = 0.02;

/** A first character more probable than this stays, surname or not: names begin otherwise too. */
const SURE = 0.95;

/**
 * Puts a doubtful first character of a name right: where it is no surname and the network thought
 * of one that is, the likeliest of those. Names with a dot begin with a given name and stay.
 */
export function withSurname(name: string, first: Glyph | undefined): string {
	const [read, ...given] = Array.from(name);
	if (first === undefined || first.text !== read || name.includes('·')) return name;
	if (SURNAMES.has(read) || first.reading.probability > SURE) return name;
	const surname = first.reading.alternatives.find(
		({ text, probability }) => probability >= MIN_PROBABILITY && SURNAMES.has(text),
	);
	return surname === undefined ? name : surname.text + given.join('');
}
