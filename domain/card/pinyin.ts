/** In the order that dictionaries have: by syllable, then by tone and strokes. */
const collator = new Intl.Collator('zh-u-co-pinyin');

/** Node may be built without the order of Chinese. */
const isSorted = collator.resolvedOptions().locale.startsWith('zh');

/** Returns each syllable of such a text with the characters behind it. */
export const syllablesIn = (text: string) =>
	[...text.matchAll(/([a-zü]+)(\p{Script=Han}+)/gu)].map(([, syllable, all]) => [syllable, all]);

/** Each syllable with its first character in that order. */
const FIRST = syllablesIn(
	'a阿ai哎an安ang肮ao凹ba丷bai挀ban扳bang邦bao勹bei卑ben奔beng伻bi屄bian边biao灬bie憋bin汃bing冫bo癶bu峬ca嚓cai偲can参' +
		'cang仓cao撡ce冊cen嵾ceng曽cha叉chai芆chan辿chang伥chao抄che车chen抻cheng阷chi吃chong充chou抽chu出chuai揣chuan巛' +
		'chuang刅chui吹chun旾chuo逴ci呲cong匆cou凑cu粗cuan汆cui崔cun邨cuo搓da咑dai呆dan丹dang当dao刀de嘚den扥deng灯di氐' +
		'dian敁diao刁die爹ding丁diu丟dong东dou吺du厾duan耑dui垖dun吨duo多e妸ei诶en奀er儿fa发fan帆fang匚fei飞fen分feng丰fo仏' +
		'fou紑fu夫ga旮gai侅gan甘gang冈gao皋ge戈gei给gen根geng刯gong工gou勾gu估gua瓜guai乖guan关guang光gui归gun丨guo呙ha哈' +
		'hai咍han佄hang夯hao茠he诃hei黒hen拫heng亨hong叿hou齁hu乎hua花huai怀huan欢huang巟hui灰hun昏huo吙ji丌jia加jian戋' +
		'jiang江jiao艽jie阶jin巾jing坕jiong冂jiu丩ju凥juan姢jue噘jun军ka咔kai开kan刊kang忼kao尻ke匼ken肎keng劥kong空kou𫸩' +
		'ku扝kua夸kuai㧟kuan宽kuang匡kui亏kun坤kuo扩la垃lai来lan兰lang啷lao捞le仂lei雷leng崚li哩lia俩lian奁liang良liao撩' +
		'lie毟lin拎ling伶liu溜long龙lou䁖lu噜lü驴luan娈lüe掠lun抡luo啰ma妈mai埋man嫚mang牤mao猫me嚒mei呅men椚meng擝mi咪' +
		'mian宀miao喵mie吀min民ming名miu谬mo摸mou哞mu毪na拏nai腉nan囡nang囔nao孬ne疒nei娞nen恁ni妮nian拈niang娘niao鸟nie捏' +
		'nin囜ning宁niu妞nong农nou羺nu奴nü女nuan奻nüe疟nuo郍o噢ou讴pa妑pai拍pan眅pang乓pao抛pei呸pen喷peng匉pi丕pian囨piao剽' +
		'pie氕pin姘ping乒po钋pou剖pu仆qi七qia掐qian千qiang呛qiao悄qie苆qin亲qing靑qiong卭qiu丘qu区quan奍que缺qun夋ran呥' +
		'rang穣rao娆re惹ren人reng扔ri日rong戎rou厹ru邚ruan堧rui婑run瞤ruo捼sa仨sai毢san三sang桒sao掻se閪sen森seng僧sha杀' +
		'shai筛shan山shang伤shao弰she𪨶shen申sheng升shi尸shou収shu书shua刷shuai衰shuan闩shuang双shui脽shun吮shuo说si厶' +
		'song忪sou凁su苏suan狻sui夊sun孙suo唆ta他tai囼tan坍tang汤tao夲te忑teng熥ti剔tian天tiao旫tie帖ting厅tong囲tou偷tu凸' +
		'tuan湍tui推tun吞tuo乇wa屲wai歪wan弯wang尣wei危wen昷weng翁wo挝wu乌xi夕xia虲xian仙xiang乡xiao灱xie些xin心xing星' +
		'xiong凶xiu休xu𬣙xuan吅xue削xun坃ya丫yan恹yang央yao幺ye倻yi一yin囙ying应yo哟yong佣you优yu込yuan囦yue曰yun晕za帀zai災' +
		'zan兂zang匨zao傮ze则zei贼zen怎zeng増zha扎zhai夈zhan枬zhang张zhao佋zhe蜇zhen贞zheng凧zhi之zhong中zhou州zhu朱' +
		'zhua抓zhuan专zhuang妆zhui隹zhun宒zhuo拙zi乲zong宗zou邹zu租zuan钻zui厜zun尊zuo昨',
);

/** The first character without a reading comes after all others. */
const FIRST_UNREAD = '\u{2A6D9}';

/**
 * Characters that are sorted under another reading than their usual one in a given name, or are so by some versions of
 * ICU from 74 to 78. Surnames have readings of their own: `surname.ts`.
 */
const OTHERWISE = syllablesIn(
	'a吖ao薁bei棓bi咇芘bie癿bo鲌擘薄艴泊bu卜chan掺孱chang裳长長chen梣chi豉chong漴chua歘chui圌da溚di坻地的茋dia嗲dian甸die楪' +
		'ding町dou钭du都dun镦duo鍺e堨eng鞥fan蕃fen坋fiao覅fo佛fu芾gong硔guo聒han扞he纥隺輅heng珩hong唝hu鹄鹘hua砉huan还還hui硊hun珲碈' +
		'ji堲㴔jiang杢jie诘桔jiu氿jun隽葰kan阚ke錒kei剋kui傀lei肋liang靓簗liao潦橑了lie峛liu鉚lo囖luo罗鉻mai唛mang厖men呇mi蓂' +
		'min黾mo嬷nai佴nao婥neng能nie乜nun黁pan蹒pang彷peng淜pi陂鈈piao蔈骠pu埔qi洓欹qian磏伣qiao峤qie茄qing綮qiu仇湫釓que炔' +
		'rong茸rua挼ruo婼sha嗄shan烻嶦sheng晟shi酾什shuai率shui谁瞓shun楯si俟似ta阘tang埫tao焘teng螣ti䏲媞tian瑱tie鋨ting铤' +
		'tong穜tui忒tuo柁拓圫wang尢wei廆隗亹wo喔wu峿xi蹊xia呷厦xian孅xiao滧xing饧xiong芎xu欻xuan嬛xue噱xun郇yan阏掞yang玚' +
		'yin龈硍窨you繇yu畬yuan妧涴zan酂zeng曾zhai翟zhan辗zhen帧zhou婤碡zhu柷著zhuai拽跩zhui椎zhuo卓琢焯zi孖zu菹zui枠zuo嘬酢',
);

/** Interjections without a vowel, which are no names. */
const NOT_IN_NAMES = '呒呣嗯噷';

/**
 * Returns the usual reading of a Chinese character in a given name, such as `lü`, without its tone;
 * `undefined` for one that is in neither GBK nor the General Standard, for anything else, and where Node lacks Chinese.
 */
export function pinyinOf(character: string): string | undefined {
	if (!isSorted || !/^\p{Unified_Ideograph}$/u.test(character)) return undefined;
	const isSortedFrom = (first: string) => collator.compare(first, character) <= 0;
	if (NOT_IN_NAMES.includes(character) || isSortedFrom(FIRST_UNREAD)) return undefined;
	const found =
		OTHERWISE.find(([, all]) => all.includes(character)) ??
		FIRST.findLast(([, first]) => isSortedFrom(first));
	return found?.[0];
}
