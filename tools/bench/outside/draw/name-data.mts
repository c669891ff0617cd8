/** Family names, the common ones several times. */
export const FAMILY_NAMES = (
	'王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡' +
	'蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱' +
	'戴严莫孔向常汤康易乔赖樊兰殷施洪翟安颜倪牛温芦俞葛尚柴阮骆谷岳齐庞伍祝邢鲍褚宁车阚仲柏滕闵晏祁宣郎荆阙宓'
).split('');

/** Family names of two characters. */
export const DOUBLE_FAMILY_NAMES = '欧阳 上官 司马 诸葛 皇甫 尉迟 令狐 东方 夏侯 慕容'.split(' ');

/** Characters of given names. */
export const GIVEN = {
	男: '伟强磊军勇杰涛超明刚平辉鹏飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建华志国庆文博峰洋亮成康毅海诚信昌盛荣福贵根生水土金宝栋梁柱宏达',
	女: '芳娜敏静丽艳娟霞秀英玲桂兰萍红梅燕云莲雪琳倩颖洁婷慧莹雯玉珍凤春秋菊香月琴美华丹萌欣怡佳思雅洁如意巧云翠花素贞爱妹',
} as const;

/** Less common characters of given names. */
export const SCARCE_GIVEN = {
	男: '昊翀骁烨煜翊霖昱旻琛珩璟晟钊铎铮淼焱垚犇骐澍泓彧睿麒翮颢邈邺昕朔栩桓樾峤嵘崴奕堃喆炅烜燊锴镡镕骞骥鲲夔劼劭勖勰',
	女: '婧琬瑄玥懿霈祎琰钰漪淙沅芮芊苒荃菡萱蕙晗暄曦柘楠槿毓岚嫣妤姝瑷璐璎珞珺玟琀琇瑢甯筱箬筠纾绮缦翎翾聆舒芃苡茉荞莜蓁薏',
} as const;

/** Names of groups whose names are long. */
export const LONG_NAMES: Readonly<Record<string, { first: string[]; second: string[] }>> = {
	维吾尔: {
		first: '阿迪力 买买提 艾尼瓦尔 古丽娜尔 阿依古丽 热孜万 吐尔逊 玉素甫 茹先古丽 伊力哈木'.split(
			' ',
		),
		second: '艾合买提 阿不都拉 吾斯曼 库尔班 肉孜 依明 托合提 赛买提 斯迪克 卡德尔'.split(' '),
	},
	哈萨克: {
		first: '叶尔波力 加娜尔 巴合提 努尔兰 阿依努尔 赛力克'.split(' '),
		second: '哈布力 托列根 木拉提 斯拉木 革命 吐尔汗'.split(' '),
	},
	藏: {
		first: '扎西 卓玛 格桑 央金 丹增 洛桑 次仁 白玛 索朗 德吉'.split(' '),
		second: '顿珠 拉姆 曲珍 旺堆 平措 措姆 多吉 罗布 仁青 旺姆'.split(' '),
	},
};
