const characters = (text: string): readonly string[] => [...text.replace(/\s/g, '')];
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Surnames by frequency; the first ones cover most people. */
export const COMMON_SURNAMES = characters(`
	王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁
	任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫
	孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅
	童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项
	连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲
	虞敖巩明佘池查麻苑迟邝`);

/** Rare surnames, mostly with characters that are hard for text recognition. */
export const RARE_SURNAMES = characters(`
	禤仉逄乜亓郄郗厍殳昝笪璩郏郜亶逯蔺阚晁谌麴鄢缑瞿郇呙眭佴妫腭冼嵇濮乌钭邰訾庹镡揣芈`);

/** Surnames of two characters. */
export const COMPOUND_SURNAMES = words(`
	欧阳 上官 司马 诸葛 皇甫 尉迟 夏侯 慕容 令狐 司徒 东方 公孙 宇文 长孙 端木 独孤 南宫 澹台 轩辕 呼延 申屠 淳于 钟离 闻人`);

/** Common characters of given names. */
export const COMMON_GIVEN_CHARACTERS = characters(`
	伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建国红玉兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛
	瑞凡佳嘉琼勤珍贞莉文斌波辉力健世广志义兴良海山仁宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子浩
	天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浪亮政谦亨奇固之
	轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘欣怡雨涵
	梓轩宇睿子晗一诺俊熙紫萱思远依佩蓉露瑶倩婷姣婉娴瑾颖筠柔竹霭凝晓欢枫芸菲寒伊亚宜可姬舒影荔枝丹
	蓓彦淑惠珠翠雅芝萍春菊晶妍茜秋珊莎锦黛青羽希悦昊然皓琪峻阳艺凯程乾坤`);

/** Characters of given names that are missing from small recognition vocabularies. */
export const RARE_GIVEN_CHARACTERS = characters(`
	翀赟燊旻昉曌玙琎懿璟珩瑄珺甯昇晟暄煜烨炜焱淼垚鑫犇骉喆堃祎祺翊翎翾骁骐骞骥缈绻彧媞婧婳嫣嬿
	宸宥寘峣嵘嵩嶷巽帏廷弋彀徕忞恽悫惇惔愔慜戬旸旼昀昕昽晅晞晙晢晧晳暐暕曈曦朓杬杺枋柃栩桢桤桪棣棽
	楙楠榛槿樾橦檀欤歆毓沁沄沅泓泠泫洺浠浥涑涓涔淇淏渌湉湜溦溱滢漪潆潞潼澔澍澹濛濯瀚瀛灏炅炘烜焓焜
	煊煐熠燚爰牮犟玘玚玠玥珏珣珮琚琬琰瑀瑗瑛瑨璇璐璠璨瓒甡畅畯皎皞睎矜砚硕祜禛秾稷稹穆竑竣笙筱箴篁
	籁粲綦綮缨罡羿耘聿胤脩臻舸芃芊苡苪茁荃莙菀菡萁蒗蓁蓥蔚蕤薇蘅虓虔蚩袆裎覃觐訚诃诤谧豫赪赭踔轶轺
	迦逵遹邈邶郃酆鋆钊钰钲铄铎铖铠锴镕镛阗隽霁霂霄霖霙靖鞠韡顗颀颢飏馥驭驹骢魁鲲鸢鸾鹄麒麟黟黻`);

/** Uyghur and Kazakh given names in Chinese; joined by · they form full names. */
export const TURKIC_NAMES = words(`
	阿卜杜拉 艾山 买买提 吐尔逊 热合曼 古丽娜尔 阿依古丽 帕提古丽 玉素甫 阿不都热合曼 买合木提 努尔买买提 阿迪力
	依马木 米热古丽 吾买尔 阿布都克里木 迪丽努尔 图尔荪 库尔班 沙拉木 塔依尔 布威海丽切姆 阿卜杜外力 麦麦提敏
	努尔兰 叶尔肯 别克 加依娜 哈力木拉提 巴合提古丽 木拉提 赛力克 阿依努尔 玛依拉 努尔古丽 艾尼瓦尔 亚森 阿力木江`);

/** Tibetan names, written without a dot. */
export const TIBETAN_NAMES = words(`
	扎西次仁 卓玛 次仁卓嘎 格桑 丹增 索朗旺堆 尼玛 白玛央金 洛桑 边巴 达瓦 旺久 平措 德吉 拉姆 多吉 桑珠 益西 罗布
	央宗 次旺 曲珍 贡布 强巴 土登 才让 东珠 仁青 完玛 南杰`);

/** Mongolian names, written without a dot. */
export const MONGOLIAN_NAMES = words(`
	巴特尔 乌云其其格 苏日娜 阿拉坦 那仁花 格日勒 宝力德 萨仁 朝鲁门 斯琴 图雅 孟和 哈斯 呼和 乌兰 布和 敖登 额尔敦
	毕力格 其木格 达来 吉日嘎拉 娜仁托娅 特木尔 白音`);

/** Yi clan and given names; both parts are written with or without a dot. */
export const YI_NAMES = words(`
	吉克 阿牛 沙马 曲比 木呷 伍果 阿呷 拉博 尔古 史布 日呷 阿依 莫色 约布 子哈 尔都 海来 格各 俄木 惹古 瓦扎`);

/** Names of Russian, Tatar and Tajik families in Chinese. */
export const EURASIAN_NAMES = words(`
	伊万 尼古拉 亚历山大 叶卡捷琳娜 彼得罗维奇 谢尔盖 娜塔莎 瓦西里 伊万诺夫 安德烈耶夫 柳德米拉 米哈伊尔
	热孜万古丽 夏木吉拜 艾塔尔 米尔扎 古丽斯坦`);
