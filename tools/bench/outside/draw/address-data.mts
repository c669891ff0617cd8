/** Second characters of streets, villages and estates; each is put before a kind of place. */
export const FIRST_CHARACTERS =
	'和安兴永长新东西南北青白红金银石龙凤马牛羊鹤松柏竹梅桃柳杨槐枣榆桐栗杉枫茶稻麦花草云霞晓星月日朝夕清明古老大小上下前后高平双三四五七八九';
/** Their last characters. */
export const SECOND_CHARACTERS =
	'平安和兴盛泰宁福康乐顺昌山河湖泉溪江塘湾坡岭岗坪坝沟冲洞桥井亭台门楼寨堡营屯铺店集庙祠园林田墩滩洲渡口头尾庄家';
/** Last characters that are less common, of villages. */
export const SCARCE_SECOND_CHARACTERS =
	'垅坳圩塆堰岙峪埠浦坨泾滘漕畈磜塬峁垯咀砦埕厝墘畲垟嶂磡硚碚涌沥埗埔垌垸堤坵圳墟壁壕墈嵊岱';
/** Streets of towns. */
export const STREETS =
	'解放 建设 人民 中山 和平 胜利 光明 文化 新华 友谊 育才 学府 滨江 环城 迎宾 振兴 工农 幸福 长青 科技'.split(
		' ',
	);
/** Housing estates. */
export const ESTATES =
	'锦绣花园 翠湖雅苑 阳光新城 金色家园 书香名邸 碧水湾 怡景苑 和谐家园 御景华庭 紫薇园 丽都嘉园 香榭里'.split(
		' ',
	);
