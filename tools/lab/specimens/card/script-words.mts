/** The second scripts of bilingual cards in autonomous areas. */
export type ScriptName = 'zhuang' | 'uyghur' | 'tibetan' | 'yi' | 'mongolian' | 'korean';

/** The printed text of a script. */
export interface ScriptWords {
	/** Font file in an npm package; `undefined` for Latin letters, which the Chinese font has. */
	font?: string;
	/** Whether the script is written vertically, as Mongolian. */
	vertical?: boolean;
	/** Skips shaping, for a font whose shaping tables fontkit cannot read. */
	unshaped?: boolean;
	/** Ethnic group of people whose names may also be printed in the script. */
	race: string;
	/** Part of the name of the area with cards in this script. */
	region: string;
	labels: Readonly<
		Record<
			| 'name'
			| 'gender'
			| 'race'
			| 'birth'
			| 'address'
			| 'number'
			| 'country'
			| 'title'
			| 'authority'
			| 'period',
			string
		>
	>;
	/** Whether the script puts no spaces between words. */
	closed?: boolean;
	/** Words for invented names and addresses. */
	words: readonly string[];
}

/** The six scripts of bilingual cards (Identity Card Law, article 4). */
export const SCRIPTS: Readonly<Record<ScriptName, ScriptWords>> = {
	zhuang: {
		race: '壮',
		region: '广西',
		labels: {
			name: 'Singqmingz',
			gender: 'Singqbied',
			race: 'Minzcuz',
			birth: 'Seng',
			address: 'Dieg youq',
			number: 'Gunghminz Sinhfwn Hauxmaj',
			country: 'Cunghvaz Yinzminz Gunghozgoz',
			title: 'Gihminz Sinhfwnceng',
			authority: 'Gihgvanh Cenhfat',
			period: 'Geizhanh Mizyauq',
		},
		words: ['Veiz', 'Dahgiet', 'Mungzcouh', 'Laj', 'Bya', 'Lajmbanj', 'Daegvangz'],
	},
	uyghur: {
		font: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
		race: '维吾尔',
		region: '新疆',
		labels: {
			name: 'ئىسمى',
			gender: 'جىنسى',
			race: 'مىللىتى',
			birth: 'تۇغۇلغان',
			address: 'ئادرېسى',
			number: 'كىملىك نومۇرى',
			country: 'جۇڭخۇا خەلق جۇمھۇرىيىتى',
			title: 'ئاھالە كىملىكى',
			authority: 'تارقاتقان ئورۇن',
			period: 'ئىناۋەتلىك مۇددىتى',
		},
		words: ['گۈلنار', 'ئەسقەر', 'يۈسۈپ', 'شەھىرى', 'كوچىسى', 'ناھىيىسى', 'نومۇر'],
	},
	tibetan: {
		font: '@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
		race: '藏',
		region: '西藏',
		labels: {
			name: 'མིང་།',
			gender: 'ཕོ་མོ།',
			race: 'མི་རིགས།',
			birth: 'སྐྱེས་དུས།',
			address: 'སྡོད་གནས།',
			number: 'ཐོབ་ཐང་ཨང་གྲངས།',
			country: 'ཀྲུང་ཧྭ་མི་དམངས་སྤྱི་མཐུན་རྒྱལ་ཁབ།',
			title: 'སྡོད་དམངས་ཐོབ་ཐང་ལག་འཁྱེར།',
			authority: 'སྤྲོད་མཁན་ལས་ཁུངས།',
			period: 'ནུས་ལྡན་དུས་བཀག',
		},
		words: ['བཀྲ་ཤིས།', 'སྒྲོལ་མ།', 'རྡོ་རྗེ།', 'གྲོང་ཁྱེར།', 'རྫོང་།', 'ལམ།', 'ཨང་།'],
	},
	yi: {
		font: '@expo-google-fonts/noto-sans-yi/400Regular/NotoSansYi_400Regular.ttf',
		closed: true,
		race: '彝',
		region: '凉山',
		labels: {
			name: 'ꂓꃅ',
			gender: 'ꁮꑠ',
			race: 'ꊿꋅ',
			birth: 'ꒆꐚ',
			address: 'ꀱꄉ',
			number: 'ꇩꂱꎻꃼꑍꌠ',
			country: 'ꍏꉸꏓꂱꇭꉼꇩ',
			title: 'ꏢꂱꎻꃼꍔ',
			authority: 'ꄐꁧꐥꈜ',
			period: 'ꀞꎴꄮꈉ',
		},
		words: ['ꀉꑘ', 'ꃅꇬ', 'ꑌꃀ', 'ꉜꐨ', 'ꏦꏂ', 'ꆀꎭ', 'ꌧꃅ'],
	},
	mongolian: {
		font: '@expo-google-fonts/noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf',
		vertical: true,
		unshaped: true,
		race: '蒙古',
		region: '内蒙古',
		labels: {
			name: 'ᠨᠡᠷᠡ',
			gender: 'ᠬᠦᠢᠰᠦ',
			race: 'ᠦᠨᠳᠦᠰᠦ',
			birth: 'ᠲᠥᠷᠥ',
			address: 'ᠬᠠᠶᠢᠭ',
			number: 'ᠨᠣᠮᠧᠷ',
			country: 'ᠳᠤᠮᠳᠠᠳᠤ',
			title: 'ᠦᠨᠡᠮᠯᠡᠯ',
			authority: 'ᠪᠠᠶᠢᠭ',
			period: 'ᠬᠤᠭᠤᠴᠠ',
		},
		words: ['ᠪᠠᠭᠠ', 'ᠰᠠᠷᠠ', 'ᠲᠡᠭᠡ', 'ᠮᠥᠩ', 'ᠬᠣᠲᠠ', 'ᠭᠠᠵᠠᠷ', 'ᠠᠷᠠᠳ'],
	},
	korean: {
		font: '@expo-google-fonts/do-hyeon/400Regular/DoHyeon_400Regular.ttf',
		closed: true,
		race: '朝鲜',
		region: '延边',
		labels: {
			name: '성명',
			gender: '성별',
			race: '민족',
			birth: '출생',
			address: '주소',
			number: '공민신분번호',
			country: '중화인민공화국',
			title: '주민신분증',
			authority: '발급기관',
			period: '유효기간',
		},
		words: ['김영희', '박철수', '최민', '연길시', '거리', '마을', '번지'],
	},
};
