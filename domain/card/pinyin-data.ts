// Written by tools/lab/tables/pinyin.mts; do not edit by hand.

/*!
 * Data: readings of Unihan, Unicode 15.0.0, selected and packed. Its notice must stay with it:
 *
 * COPYRIGHT AND PERMISSION NOTICE
 *
 * Copyright © 1991-2022 Unicode, Inc. All rights reserved.
 * Distributed under the Terms of Use in https://www.unicode.org/copyright.html.
 *
 * Permission is hereby granted, free of charge, to any person obtaining
 * a copy of the Unicode data files and any associated documentation
 * (the "Data Files") or Unicode software and any associated documentation
 * (the "Software") to deal in the Data Files or Software
 * without restriction, including without limitation the rights to use,
 * copy, modify, merge, publish, distribute, and/or sell copies of
 * the Data Files or Software, and to permit persons to whom the Data Files
 * or Software are furnished to do so, provided that either
 * (a) this copyright and permission notice appear with all copies
 * of the Data Files or Software, or
 * (b) this copyright and permission notice appear in associated
 * Documentation.
 *
 * THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF
 * ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
 * NONINFRINGEMENT OF THIRD PARTY RIGHTS.
 * IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS
 * NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL
 * DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE,
 * DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
 * TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
 * PERFORMANCE OF THE DATA FILES OR SOFTWARE.
 *
 * Except as contained in this notice, the name of a copyright holder
 * shall not be used in advertising or otherwise to promote the sale,
 * use or other dealings in these Data Files or Software without prior
 * written authorization of the copyright holder.
 */

/** Every syllable of names, without its tone. */
export const SYLLABLES: readonly string[] =
	'yi ji yu xi zhi li yan fu jian qi wei xian shi ju bi lu hui qian wu yin ying jie hu jiao di zhu xie xu chi e yuan yao pi bo qu shu xiao you jing chan he jue jin zhen zi gu gui yun xun shen han lian cheng chu dan xuan si ti mi shan ling mo huan jia yang qiu hong fan lan liu ye tuo xiang mei qiao feng wan ya fen kui lin zhou huang ge lei qin quan zhan ni tan tang yong fei wen chang ke xia chen du long su zhuo ai tu jiu ba bian duo jiang luo bao gan tong zong liao huo qiang sui ao bei mao zha dian guan xing ci cong hao jun lü peng ren zhe hua qing zheng zhong kuang nie pu tian dong meng an chou lao da dang guo min tao sheng ting er yue biao dao die mu xiu dai rong ta gao gou kun man ping bing ru ban bu diao juan lai mian ze zhang cui xin gong lou sha tiao zhao cha chun liang bin lang lie she wo xue ding pan song ma tai zhuan gai suo zan can wang dou fang nao po dun hun la chao kai sou zao gang lun mang cuo fa hou shao bang chong geng kan nian ou pei qiong que ning wa dui gua jiong ku luan qie shang zhui zuo guang pian piao se chuan kang ming na zui beng tui zu che pao san ce cu nong pin bai chuang deng duan kuai mai miao nai nan rou tun za cai kou pang shou teng xiong zou cao chuo nuo sa ben hai men ran rui tuan zai zhuang heng kuo sao shuang sun weng cang gun le rang zang zeng mie shuo tou zun chai chui cuan mou bie huai pai ruo tie zhai hang kao qia keng nang pa ruan sai shui cun kong rao zhun ken leng niu niao nu pou de kua kuan sang ga guai ka nei zuan fou lüe pen pie qun shun ang gen hen nou nü shai suan ceng run shuai zei ca te wai chuai en me ne niang nuan reng ri shuan cou hei zen zhua a cen diu fo ha nin nüe sen shua nen re yo den ei gei lia miu o seng zhuai chua dia eng fiao kei lo neng nun rua'.split(
		' ',
	);

/** The letters that stand for them, in their order. */
export const LETTERS =
	'!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏƐƑƒƓƔƕƖƗƘƙƚƛƜƝƞƟƠơƢƣƤƥƦƧƨƩƪƫƬƭƮƯưƱƲƳƴƵƶƷƸƹƺƻƼƽƾƿǀǁǂǃǄǅǆǇǈǉǊǋǌǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǝǞǟǠ';

/** The letters of the characters from U+4E00 on; a space is no reading. */
export const LETTERS_OF_GBK = [
	'!Ċƈ,ĸ§Uqùŉĸ§#ó$÷ĐØØďķC//fðkÆÕ[WǆfăǆHă)ðƝŴ°xr¼Ð#8pÃĿJu¬<±qY-<I(0Ʀ*!!ŕ5°°lƹ!!&5Á9Ĥŵ6ïŜo9ƟWW!6rÒ°,k%mĐ°',
	'§9Fĕ/#Ƌd0/À9œĶOñĉ)*þł·đ$úÌ4&Q·Ķu!Lºč$Ï//áX$t$R9,5I[½ƪƪr=r,r#ŻĔŀÚ:Ŧ!JŭækmIàămIkzDH=YV³-ËË##Ĕ!/ËŵĊøMÓf',
	'±ùM8ðƽÆǇŉġðųO/êù*..lg¸Ë4·xDèa!Ĝ¥Ť¥!æŧËhĜe4ÐCĈ5+dBpųËĔs;ĖÐ,ĭ$ôę5!ûŀ!#®5#*ĤçMCY*¡ÐH»3$úRŉ-ĿŇr4ĸ¥ġųSû-<',
	'ø.ƘDP}}=ò>avTEÅń[dC![!ÏÂUœY<óE1ĀÅ-;<ĺHe]|K1lć$!Ǉĺìİ¸}.E¢ı4/Ơ¶ĭ3KÙmxeŎĤŁdŕð#ƫ»Q{ÿ:Å!/ÄTlĪ&Đö!?ƛĻ(6/^<',
	'>H×2ƀáġÕā?Süv!ñƐ§[èÉê:NŊoŒŽİŌM5ĥĴWNĺØzÉ0FàTŅDŖG²Ņ$%ŋ@f>Ļĵ5È!*ăņo(¢ĚI4ŉĭ«*%(*ï¶$[§ûç$;ŇØ&)Ǔ(ö[+ç*»0Gƃ',
	'+ãX£pr×¿$û19¥&ð°BúǓqöų¹xÃ¿ÔFFŧä~LžÄÊ¡ĥ!,]·I8½¥8Ė&Ƒõ¹04}ġ¬ĈµČƕĚÕOť50ŕŚ+Ɔk&þÎİ7W4)ƍÐĂd#-$ðƄ]-ļ)p¡Ĉ@=Ňß',
	'Ī;ĺāà¿=wB|Ø)H+>ÁÅ*1&¹÷#!=SŚőŊNĬŻŻ¿řý8-s¥tĞ&«§*Aé(ƘR´čħÂ¡Ç8%_4LųXŉ¿G¢B~đeĤðdèū¡PĄXţēyú¢ğ¹ńČ¾Ŀ$ƆņĸŏI?þ',
	'UùÎ);=ý¿ĽMV2î4.~7Õďm_oĴŅżÓ%Ù¥Ļº,WJ-#D3ĿƅY:°ǖs.0@:+¸uDP.«.´ÝkMdoCpv®Ǝ!ÈŌJ!ÛIZŒ+XY:þūēĄ×ñĎØŽi}M4Ö5İĮ}¥',
	'ĆyÉÑ¶$ãĒ&[HÇÎ¨(Ş-ªXJŶF3(µĒţ¡)yƋá5RĒAşĨĀş.ĻĲ¦Ĳ÷¯¥áĲáM¯[))/ Û4ĕsÀTĕ I(wñĔơ{ă$±üj%UiüÔÃÄð,0ÂOse+ŝ#!#JĴÀ',
	'ŨơAÀĠŨŊĴŊūĳĴÀvÀì>÷^é6=ĪÈŌ!^/ÃÖÐ0AŁśu*=^ðÕĎĠpð9ĨL9Ñkƕċ*ÝÕ.ĆƉ+IĞn¯,PƓČIăÎôaÕ·+6ǀ®(ŏŁƓú[³Muuİ%©#hhhp0XÏ',
	'pæ&*pïpĝwĝ·Őï4şŒ¯¾X#ÛUUğäôäËËŏsķ!#Ī4ƐX¤#YÄÍqL(âĆjøĠŏ*XEô_ÝaÐċƁ88ň(_ƁJIĳĩäŏtĵ³á&ǌ{þÅ¦8QÅQĝ³#]IýµøAģĉǜ',
	'ě4þŏĳ+ģ(]£ƙJ,ŏOĠqD#³Î_©+#D)0»ß+³ő5ĳ*ß+xÚĝŏĿJŪ2(Ê_Ľś:ĳoLÍÁ¬V0CjQ:Q++¡»#+!+&J+b(<(r{òüd5œĆMƊ=&Õ<Ƙ8EĦ!<',
	'b(MÙÙõśeıGƀÑ8ĆK/¦MëDÝ?ą¢¢÷¦SõÎ2óÖ?ŵĝ÷Õ>>Ī5!SŲßÙæ2Ľ/#z´Ĝ{m!Lhõ¸0Y=œSSÉ(ŇŶ{¶ĦR°¶ì5R¤şĐĐ¶Æ!şÊ0ÞxÓ@ň*üÚ°',
	'ü1Í¿ė/Ė°!ř´ŀ´Ñ9§EhQķŷÑ£9$Qt3YQVVƯ©°L%CE!¦)²}E/S4īŤņß53ò/%qÍ=q¿ņ¬=YœŖY#DƲóÑ²ó|Ơ2H2%ĳĈ=88-ƩĮ&À6-Ħ#įĶ?õ',
	'=>Mį5#@Î%ŉ¥-@à(ÌU(rr)ć;ÁŜrķr&ŊĢ](ćĥàŃģ£AŊAm)(L§ÂX°M¾Q)[(¥i())A[üuŗEEáy©.ďŉēēēē®èHā#HŰhŝƟ±ĤƄ/F¬Eŝ²>§ċ',
	'Ğ#-ĞåũÆśP0aĳäś&:Ā±Ċ¦Ď?/HfĘkÇ[~?ŵô#ºgŹ>Ģ?xZBOK#ôƐ¸Łĥ(¯mÁ§kÉǄčĬ»!ÈØuŘ6£1zz8óƣ±ęs@UàƊƨ,g&655Ĝłĉ%žĕ¤ĥg5ë',
	'rÈÉ@xnèŧW5ë*:g?ßłŘ !èĬ(¿AÜ¤¼5@/õƥ¤ƺ aŨH;v/vƅ%!,ïOPÅ->Kė§ĭ!GT9ŁÚE0Uřl³ƙň1*eKřKŦ°¢*ÚvıƠPƠĺóªÕİê[.»,á@Ļ',
	'Á%!ĆOŹ^&B#vxFĒGŦ3ƛƂÞ.@ZçÜ)Ù!®ōT¸gş³ıǈūHåƃm®ƪÑrÚG13īÍÄŒ³s#ŌƀǏÇAªƙĢxǕ?Ħ(łņKĵG.ÙDÌÁă±ŹĆ½*óUŭĩźxH)PP¿UđĂ',
	'!®d¯.q(%¡ĺfŇ5ğrĕ,;zœbgĕEÙăđğcąþ#ņĈpM9,ŝ-ǌ¥á(¼×øǏī$Ôöþ%l9®ĀƬƔ¬¬ĸ;ŭuǄŚmŘ5¤úþP,,ÞYYkO1úƷKr,Ì£ă.Cþěø7ĳƌÌ',
	'ľďÒÜµ);{JDĊąG0¡?]×°YƠ¢-Ŗ_$Ìě8ĥUåvŽƶţ$6řBĈ÷9RĿ3cc%K#tÐ-þ>w³ÒZă$Ɲ?o)Yƥē(ǏÁ-Ŕ7ƥót%$8ýĵğ9]BKþç¼ľ¢«g=®đčā',
	'Ŧ¦ÚƝ¨ñĞı#Ŝ54/xO8ÙŲı[?Çđ ŦđzÒK&Ǝ xłǙ®¼¸1¾¾VŃÌbĞĞ~;,:Ĩ:ĝ~_šd®GĽýƞPG93ÜĬ.ø¥>Ęƚčč9y©ƞ¡kń7Ǝ:^GÍœŨĺÊÙG#<Ĝt',
	'ŃG[Ç*ºo%XJYǁS@żh?3ĒŏŋY$Řư:k%,ÇV>Ő36ÓLzSÒ2[)7Ú|ǕvMŌ3=,@ğ!/:A®¢ĉŒ$ƥäƞ ęÛûƎCC6Ńİ;iê»ñÇ§k³CØ#MÇ]¥Sƹƴ]23D',
	'HÒ69ƹgÌ(jŦƋGb)(2ªbY¨ōCm»b%³ĵ)J7ŶÂěêGLŢc»ďÒGƴ(JŽ(!µƋř«%ǂ+ř<iÒƋiǝ-36f[ǉ+3û6ŖŪŪęŀAĴļRÆ93A@ÜíÆ¸¯-ġÜƧƾaPÜ',
	'ĎÜ¯HÜ6ĚÓ$UAġ{$ÎÜž-A{ĵÓAAr¯¯¯ŪƤ3!cĶĶ¯r¯àßÓ2Œrū-xl5QC!;44N¬ÛƉ§_Ñ¥,Òb#d&&òS!znÈéŘĖsť~ĪƂĺƊ1I;I#Œ;I+~(±5s',
	'ĹĘò¡íE~&l·ïÂĳ}ĎCĴeǇ¾2fæ¦ìĉ±;Ňa<*9&žěªª2¾èňÝÄÕ#KÉÅ?yĐ6ĥĲĀ*ĻB³³Qāe6ĤìAå=Ɣĸŝ@ðÂgrƛÚƠÛĝƇė×Ä.Aħ*±!6U>žzĩ®',
	'ńĖį¢Èd;œąõW_MÌĆĆÓWÍó/SÜĴkī;$ór{½CÎq0ġÏƑ¡Õè~×ŚXńĪ&³!&!ĭ#Ɠ,ů0}ĵ¦¡í}+ĲMĠ$@ÊP¯ƕĖr4í×T³ė¯W6Ě1VÜåďĥ¶¶$;À8ƍ',
	'@ĩĪ¹$w@B)¶#n¥©l6pÐ8MŭĠĂ+ïymwƕőqZ##Œ7êW¢ĝ««/^êŲW¯¡įÐ(ÐħƎŷĲÔ5ÏSxN®ü)ĪÔA¤=jŦą¥Êń¨22Ĭ4nbďŰFý?îãIŊF&ùĪ¢Â¨',
	'&%Ü¼M;ĸæú)êŸ4¼ă-ĹoŸ>__±ÓŒÕhįbęęż;ß³³~Őæsw~Úk<+¾¼#oƔ!C1Â´k¢ĉ~i0ƂÛŶ4S.%K®räÇƍMyÑ2)~-Ƃªªũ(uŶJS)y±q/ËŉŬŬ',
	'ß!œ¦<Ŭ99í!9>íŝĢżŝ!&PX´p¿Ɔ²½Ƨa*ģ§ş=ė§t%ƶAÀ«³³kÎƶìì,ÖÖ6»¨ÚøÔĎ*ƟBeƇë/ÞĎŻ)1!ƛd³ÍÑRd±ƸVc;)ňõ,ŕp=sÂ{tŠc,ĝÁ',
	'ť!´Þŷť%w£ôSńÂ¾ćŲǈ¾5¾´V³R´/s»1Ķ³ƭƘĊŕ4+ê°ƼāÇ.h#źñ£ĔgŬ*čYË*I)Ŧ¤Ðƌ©#ƊÐBMRŔƣ?âŬƖ)łûs1$lpAĖ5$Q©±}v¬ĀÚŕAŻ.&',
	'@nb,1Tķ@K>ĤÏÝòæ*aOO/Ũ_eî8P[Ä-O0_ōËBÕ´F#ĐmÍõ:ìÙ++!ī&##.ŭĻÈƛ)ŁĆĭ@H)āT6/Q{OČ-gıýrƒ:Ķï.Ħ(W=Ģ*đn-¦ŢŢàƻÄŖ$',
	'łƙơõT&U;Ŭ@ōŅ.÷5)5®)$[$ı(.0EĹ,.¬Õ¥2®@@ý÷Æƙ0ĘŚaqãGF,3hĈũ~££8Ô}{IĚI4ÂÄ9qö16vė*Iġ×ií6r0(Â.ÍÍ7JTàÛB5ŖƄdŻ>',
	'$-;ŗnYƍz3Ĉ4ĂŔ*8ő!Ðnw÷×7Z8-nAÏf]=lVÀŨ[ļ-ıŋ9¾8¶>ŻQXBC%A7éñ?jnċ¾čìtzdůNA8éŁ7#«Ɨ.ÞŜąė¶®Cō!Ľ$yZî!ùŀ¢}(;Q)',
	'Mď¥øUǍÙbÌ99¾Ǎ¼čƦP5ol|Ŕ..bºVÍQŐ&>!Í%tƒ%)J:nhh.!3:*/1_½¼VZûƗÕ!ē®ƻİčÿØMÅ$ōéñŕ)Ď74Ɨâ7÷1bTÄ}©jAi)Űa:ƻi.7Ű',
	'3{^(Ķ)<iO8LLƑROOƐű*¿OGûÖ[Ď¶#PƘĉHďŦĶűėŹÆ4FJrO}*O(ĉDñŕÒÒ7Ķ÷İéêQƆĮ$ŝ×¯ČqŗBg!IƓ^<Ûg¹ÃvĊq!¶//ĨT¦Z/Hc!ÿ/.ü',
	'WƧüGūÁ¶Ŧ)GdT¨éw^śƜĄ«ŚĒ#A#6^śÎKN+*İðcnzU$/İMİ&$¶Ɯİzbā0ĳz95º/İƆT-=Ɯ3ºÈc!!¶zĨ¶pƐĲ[SäÉĲŝĘpď*ć¦´´ď-żSFĲäG',
	'8Ħáááƞ+F¨ĸĸbƞ¥º..íĔĔHººBĢĔĔĔƞB³tÐ°·P·Ņ··/6?ƈ}M-Ɨ0Cư%108ÔE]85ô//ï#=N=}|%-î@ýï]£F=¯ÉÉ%ưÉ0=0LºLF%ŇŘ}_ı.',
	'(@33ª!,Ë5UT$X½,ËâòBƩr58@#4sq,ǅ4,ā8EĠ.¾iä±ĺĺe0Ġ¦ìĉĘ(ÿE)*çdalC¾èÑâE9ĘÝ×ÿa?ïÕUtçÀ¸ĉ!²K±µ@*Så2ƸáĐ{Õ!æ/×-',
	'c&^Ć#¸-HƉ§(BoÏĶ:@@$=óoƧppė(H.éäTW¯ĩÈë§65ąĪÙö.įƑĨĨêuÍ0ö,ÝííņPúrrĠġġƕL³ÏÜ6ÕUÏ-GC)Č8ńņĵÕ|P6Oøw$ƶepfe]!&',
	'/ūB@<ĪÉ)nU##càßn45$¹i¦))-¹ā½é¦z$,ý¯Ĳ%ŲųÛé8ĝj5ČoO-ńÂģ4¢Òģ#/ƄČ¹´ºŀJåǅĊ¯ýù||¾šE¼úŃää%$ĭªmưDz:)Ù|uººMŐ³ż',
	':QB:BL_!ĉėkk!Ò.#=¦%;¾Ń-!éäa8$â6ñ8(QªªÂé%0J7t)-ė{ĜſĶÂÂÒ)))t)ĿŒĿvwISĜĜĆüĺo0ü05ÓÓāff#![±&Ām!MSõ±SM*ř1/ó',
	'ĊƲhÒ/sƌ&%9Y-ù¡èbĭƌƅDV&vD&;b!!ïƉõñƲèNƏoN/Ƨ%ħèQØïùŉqè-¥þ,øÜÀ©ĥÏ>^-Ĉ*!ħïåüċwÞ^dŞ3Ð_îæãÜøæħùIJ*&9hŏ11ù^o',
	'JsÖħØŹX8.i·ïī+ððÄ·BcHH#ĻCàøĻŬbÎ1zęŏQrŎ8>25Ŭĵ7;ňÂrŔĩÅ*¸Ŝ£m!&ÿ&ç©ĺG¯QĵĢàHóðWö1#×Fŀ¢lČFÎ$$ŔĞŊm£°@-jþVąĞ',
	'&óÎ°°M¾Ůý6ºè2!XJ¯[ûŔ¥5£ĻĵŒ1¼=uuº2#7.à¢(à6S)à;ƃ+3ŕ3üīĝ²!,Ōs0)!ŷ1!!áŉ/á//üô69*g5Ņ?´±T;ùLÞ*;^.9ĜƘIN!^{q',
	'ĦƄZIôù´¼ÊY¼11ćY+ìxĤ1ś+ƁGYÜ´g^ÜqL##QÛ22Ū3&33!!!!ââ_Ä¤¸))$?ŚãôĄÊ¢Ľù7??¬l#ŜÐ!ĔŇ1;a*ĔÏŋĔIè%SƫeƂÉĥĔW&>I¯Æ',
	'&öÆƚƃ%Õ#¥&Ævö$=8+/d²w*S-ŜB-%ÏĽ]ƚÏ&ƁƚĨŇ:3:3nªm¶Eûû1!ŵËäĊĐ#ËËJ~ƵŅ·,/Ɛ&ĔĢ%h7ÔÝ¤ÐĨ5#5%dHqÆČŒ$²&,ú¨ĎŘ4īĚş',
	'ƖÑ.ûŀ9ĝsƂĎČ5Ĭ¥ŏ0!¶ĜÝĭĺǂe0òƘėÏƌóƅ990ÚV[Ø;è!¯H*#ÊÄA}Ɵ*%1HķZÆðw>X1F%~¢¹Ĳb&!/ǍS/%ÙŭÑƀ&=VÿwåÇƑQŭ%:F[9fe33',
	'?d!şƟu3O>?ĸƭƫƸ¦ÕÔü{%ƉâÊƔƚ3@G¸)ĝŊėRĢ¢¢ACíoâ$¯8%Ìu]UÇķ]ó!43%¿î!ŭČ{Wt55H(ăcÆ!â(ǉė@įZ45ÝÆ£¿ƚú¥ŧ(#ÃÃÄä,ƑÔ',
	'ġ%ĪŴ}ÎØęÜ|IqAM#i$»K{~]]ÒĔŢ9Ě%¥û-3@đ¹+¢Â0ēWƚ¿ķēYÃ³ėRmĹåwĂĮǎÄŊ²Ý¹]oØ¿Z-x4-$$1ZcÝ1!÷¢ĝÛ6@¨ÀƉ¦$®ķ)ţ·R¹Ǝƕ',
	's7ttįüR««,BČw#P0ŏ}=ĝÏ¢šSTDĝA%Ě¢e(ůÞ6Å>4ĎwRTŁüćÆĽææÜ?ēēēúÝƵù¸¾ŰîÃįğ°3ĝVĬČz6Éĸ-Ūî4ć¢Îŀ;&ýõ,,$ïºÆHĨ&¸W,',
	'EÊ¿ƁĮ:Ÿ?Vït3oW66%%Y~³ĲĲ«LŊGhsÙÙĨU,.ÝIº5ēLŋ.~ßC!X.ėY~IČU:-ZÕzz0šƔ=7¾À!uľÈƂŧi®u)Ů§?$6èÖ®ÖĲ,biŧØ&ţţ)eD&',
	'ÑÑH*jŹW3JÖiƂZŶJ#0cć!VŖ^¡LĠĠŬxâ5+>Fé%WĈ8x+¼»¼|Õ,dåƳd#&Ī#tĐŐ|¼x+8$+)29|%%ŢèE999@/]À9(Ėđ²ÂĴĸ!!_9£)ŝŝŚÁf',
	'ŵÓ±Úƽhñūlùôŀ$ĵUTālPś5ǐ4&ËŮŧůeƖòŇƒ%4òd$*¾%C&&@ǐĀW#)Ñ²Ĝ0¤9âL±zYÏRqƺ!FǃƙŻĕŀÌƙ*ň±¾øŪśġ¼R9¶ð&ÊŖóCĎBNÁe¶K}',
	'k;?Cdbn¨rØEÝXd*Á<YŽæīě*ňòƃułƟ40l±ll¾0¬ċĀŎŎ;}0Ůª+Ɖ¢iİDø4ƫŮ/8Ïǉüü{ƿƐřƈ!=Ŋ3ōǗ/łŎ?ĳ&Ů³³&ķ×ŌNx:ƛÕłÿĆÁÉåıL',
	'Ć0&ĶrĈê=ėÛ:Ï#3.$®lţģDĩ]NWŤŤƊnŌ0Ê+!à_Ǡq=āp:5È°¸í»¯¬ƙÉ±UĦÒõøFkLóqóżkƆÉĞlÙűħ+cä-qzÊćĆÝŧ*Ŏ0äĈ®õâ¹¨ž8¯ťłī',
	'ƄĺĈ,.WÂůġÎĠ³ŝôƙ;ùĚ#ÞƉ,ƃF4akrLÏăĳ!»)ÏƤŚ~Ňð8]ƑŅ)ģv0Ô4ƔŎƌ82ƟŁ8&YÖJůÃÊAţ+Ï°+$)tŖgŗC-ƎŠZŔ]Òā/¹N!S¢²ec)Ē×>',
	'rĈ¦Ʒ#]ěě¨ĝ°°¯83ƪĨGå=A4kāÁ¿B-ńi¤zJxý¹ƪ:ìzéįØƷ|űűDXéħģů¦Bä&Ƙě+Ğfë.źƝMŹ@žţ_êÁ¡ċòÚ(Þ9&ıÍ4¤¼ÔN@=ţ{āÁx5Ƹćŀ',
	'ćFŎBĄĞ~ŤJđ°ĨŏƟðpƲ;,ĞƆVW?Ã2µý¹Đ9Áŏ¡Íúŕb´Q7&¾&ÒîJśXćŪ:bbÌēƊã´Bì4º#7LƦƦÙę.ƍQĒ!.WWŤėg[UĻÚżīuÏ3Ŭ:#šYYŇDŇL',
	'*ºť*oDģ¬ď-ÓzęīÍ=2:ſêUoĈ+·¢yƋ2_¬øÓŢ#ÛľšÎÎc8zŒY=ƠCD¾0k@ÖĞ^#Ď¬äÄiƴ0kñkk}Ĉ8Ąİx&&Ůb+=Ć~ŎĞ2Ƥƒ]ċeyƴFĒī.È»(ě',
	'c72ª44Ē4i.7nŶJŲſ=ćµÈ^?ĒĶ~Ƣ(ÂıÛ:Li(Ƌ&QQ,SÓÓŝƈHĐ!ü·òĖÏĘÂśÝ5PKŊG^Xx;>:Ý¨°T³$?¾Ŏ>:³VÒ1¥Â³!·ŉ¦)ę#ŻG³:Ie§Ý',
	'F®o®Ï;N*FºEş!:_:¬!V1(GG¤ĉ,,ƆĄLƆą£òòi$i-ĕßºd9=d$N:ĈÿĕM?6*¼|E¬|őģ[û¬¬zu¬Xő<ĖJƇ$/ĭHnŜ,|ÀÉĭCj*ĖZII}ņĀ!jĦ',
	'+$!,&hĽh|Œ½$5###»ƾY°&ğ=ÿS>ƞě·UĎ;>J/Ñe/ĔÝÝŘĂ5R¿Ʃøò8íß9ĖÇQ¥ZŁĚsz9!%û)øĖ~T0eĒðÄ7ZĘNaĂÇnĺb²>ĚĀ¹//$£åÀ}¥¤',
	'Õ®ðƩvª.ÑÿĜ/wwZt>:M&Mĸ¸g)ĐmƮGkR3UUÈq.ív%ßßóÌÌ5q3Ç¨qÔ¬ŃvÓI%_}%Î,IQÏ!&×quă¥ĔGĒ£Zĩ!§R3>Ýtk7F-FÎÀŖ+Ƽ×eĂBđ',
	'ÓŁ:ĝëŲ¥,Ç)(®##ŧĒ=ÇæbÆ}ù3¶UZĿº.~IƦuŘ%!#wèkk(~¸G£TĀÇ!mÄT:¶I)®kñFÖSBÓ(¨Ñåº)»2%éªƋµĶƮ¡)<ââEkĩk9KFššßîưŸ]',
	'Ńē>36ķsCâHƍÊs*a£E]ƭÿźNąąŃŁwĔŘĜ#,7¹Ĕ¸ąÙÖªæŐ-bťÁFFæ<Ë±Ó³³ä(Q#°1çWÅþñř{4$·5ā_Sh5O(ÄŚƐËãl;ùĢ?!Đü©(,FĠÿ´÷',
	'qö°ĢečŔ[AƇ£¿8ÕëB.XĂƌFÍûØ<ØČòČ#ĈMì#ÀC1ĔƩĖs!*Ŗ%9rĕûNBuũ@nĀÜ&ÆRŃßFğ;(2+WČ¼p|G.ĵïĎ%&ƟGddì¶b!kk/Ò1l!að}ěK',
	'òhÐèÅe*Ŏƀ·,ŨŗÀĦČÌ§HTQlÁŖİ¢;&ÁāYPó°¾*+±³¦ŕ<1jŽ_[<ĭ/ƟÁBW°/&jn(éÁğã|&ªÕ2ß(i¢FSƿ,N,(!mN(ľĳĪťËGŎËðOØ!Å><+',
	'ŃááHĤüƈÙ|Ć6eKƪ!/xūĶ*8ŭQÞĻ-Ññ××õ!¬ĵ&Į¸ƝƝc8°ĉ³Ĺ$Ē 78j|rƒNÛ,oÍQ´ŬSđþN¿àŮIĘť*ũ¸L%ąjp,¤È·«ăfàHnħªÊŬ;Z¯ğ¾P',
	'1;UO&Ë¿ĩ+cqţdÿ#GÉĚĦ¨sČÖ5((ĕz7đ0]=í¬FJh-I(Ą§ǇÞ&öV+¬a(,ðġÆ4÷,,ŚŴJƚ£ƃħ¿Ě¹Wğ#(Ê$$PÈÕ¡ĠĔ;ģhW|,A)${!ǋËžƕ,¬',
	'*¦öŠŠĀÃssTÎ}qÜ2Ç8!Ø00Wĺă¼&Ĺr0¿:¬OĄÊĊX¥ŧÍ+Q%©4äQÂµ&{Ł*ĩÊ_!lǋ³k*--őd¹+!T%))Ŀ+Ă$KÁĈļ1B»>Ƅeě)ť3t8t[p=l&+',
	'æÀX99VƕàŖ$HnČZZeNļå#8kXƨ$Š-n]#8ĝf7ŗwýŵ{mō/Đ~i¤$¨É0TX1=d!|*ţ^ąéP+0êBNħþAOŁ«dB8w·£Á4čűA=é/&ú¤àjé¡įƆ[ßê',
	'¦%P,ëëűċÞxĂÂƬ#źìž¼ā4Ƃn>Ġë¬loeÂdĪŃäªĄ<Ɲ%#V3¢4ÜĐĐŪÍ,ǋúÊH9´9cQÒ!ëŀQQšîM;Ŭŵą¨Æ(çÎŰh¸Ãø«y2ă^ýĜ«¦X¡ã2°ÌÁFù',
	'îbƗeÿÊ<þ%{ŭ+Æ#)¼ĉ7áS&oŃÆÓFÍtNżâ_%ĂÂĤ·b5oƒujo.Ʊh|lºRƨęW¡Ö0W«LLÂ3#ţmlİũ<¸ŸsĮŨŭ4PjÙëX%ßOŉ#ĕI2+XAêF´~uŌ6',
	'%3_ŃZW·0Ń!zÓ)yp3Û#½DïWXǃQ#8dÎƆ+¼ä!ãČću(āÖ6ÞĎ÷,ŪĄ»#4}İ!ëĪ6ƬÎ),^ĀQĂ#tĘŐXx÷H&w4yyŤ2(ſÉŹ3ĬÉ&ë©A(£¬ĞV´XÎ<',
	'2)(<¨8@«ƂÒ$ªö:.Q0Ga7+6H7mŌDJi0Űć-Æ{Eų°$µ(ſĶÛL)ii<y(±Ƌ$aĻ4Åcû$!4Ĭ>ĜX,ĝ!L%>K$tąƜź%®,,>?zƜĪƜĪĿþĳ6û=$4Gk',
	'x5~MĬ9]c>ƥ%Gǘć_UX!@$Ţc&ÏÅó5,óóƶ04?ľ?ľÐ½½(ø$(Qè@[+ÌbbBbŋeÔßèĸ>SFēLĽƉf«ÎRV!ƣ&kēĚY#åNR¤ØĄ]Mĸ6ô°3ſ!Y©´VĄ',
	'©++FĬő<6Î!þo¦GSÂ33Po#!Ĭ3ő!G5Ãænn®8©$111CC1JÀÇŚCĆd|ƎælSáé.0æÇfĕþ~ĭ0³ú1ŉŉÀƎFFlK+êŉÉæÀ¸é¥Ó2|ů|Ö2Eå/;ÝLĢ',
	',Ʀŕ,ä.ĿseơĄ*TÕÎ,6%Ŧe×r¦ÎrÕYÉÎeRRƏƏÏð¢ÛƏŵ}Řh°à&fĄø÷ſ3ôUā¬ĿqhÚ%lĢf,_ōU455S[ñü´?5¯°¡&&4^PĔIIũÈgĎ{#²²·¤Ð',
	'ĖşL9Ɩ,s>>z!ĈRAƇ)T¨YHę9»,æƭnÚ÷^ĨŜ1þ&ĭċĹřìjnøpĬ(ġųp-9bnF0řlllK(^!Ĥ£HÔ&ĀP|)[ÑĴ0=f!dÐ{D3^ťø<ŵHPg·ĤÀ[9ïÅh',
	'&«İWaňD,[}0Ť<ßyZL*ċÝĎe#¢Ãńĉª2Yµ=ĘøI6ċ8k33ūW6-ĥ+eĆ[#áÄ*Ť,&65%ƈ<´µµ×Õ]ƀy!^{MĘ-G=g>«ÑÞķ0ávñïSş&ĻcŁ»ıƉƃ5',
	'Ej!dI4´:N/¬ŊĤ3#jJĚ9ŌSMĆf-ÌÈUħĢ¬H%Dĕcg!Ó7iÇąU(ĩ*5VĂp!$¸ÙŦMdĨĴn½Wĭ.T¯íïÒUIGćī¯¢G.à@«Řõǅ](Ə[yƏÞ©ÙöV-ĈRc',
	';ŭƱ+ùľ*ÃÄŝƿrŢùkƑAUlÕKĈ0ćăĚê¬ÂķƚõO%G,PÜ)u¡vÊÇ¥F,Ė&2ė0ÞÆyÌÊ£ČÔCY$}$2·^Iaġ6úEƂ$īTãĂ9AöĚÎ)4ÔŔ&6DťA¤Ƅ£ÎA¦',
	'#ćAľ2O©!+÷ƃ%$ATTŗc<+Ƽ$fàE©hÁDĈĈ;-¤ñ=Ŋ-KĠ)gZ^¦À7)HgŔßnūĚŕQ?@ƃnV,,nÔǀ-ēŪ÷3b>#ƥ++9pm!6|/8Ww~$1Ý/¯ß¢0ÕŪf',
	':f)¡ª»AŖòH{ŬăJ.ĂÒOq/î7ětp+>ý-ĐD7ĘM)¡AđAVBÖƓW¦ĎÚıjìůŁÁ/!ġčÓ-(ū5%¤¼ø/«®zĞRç6éĚ«đ}ê/ñ®ċXXŜŲųŹxÂÇw%O;&Ä*',
	'8ÍxOÞŞ½1:3Ŵ6ëª&)ćî7ĂÉiĶGĄ~$ç91ã&´śTĸ;^¾299HJh¢ŴîÎ$Ľ#rĜ,%#2ýªMÜÆý&Đ¼()š:ÆĂŪĬŞk%^¡bĸUViı?·pZ!îOĢŀµÊFùù',
	'Ĩ>c»+)Űºú]e´Æ7gçFÃ7G¹í>V&-C$:ĘÛ385ƌ#ċ-«44%2%SęwÝƱ«ºNÆ!Ìq_~ĜStkĦ¯<Ťǁ1_JJF¸Óu-ľľWĴWÍ:ÙŇ·Ɛg[FÊURjg*ÇK.+',
	'_%$2iİ$u÷ğÛcø=$(/ĉaqO¢3ēVÂk¾cNJîYY!½C0êz#¬VŌÜMsľ#½3XêČĊľ<öĄV^/F^İ77ÖM,1#ÇñúĈÞ66ĲÅ»ÎiÈ®Ó¬-ĄP47ĄŮ£ųƹ+-',
	'µĒÉ(He2[&7©Ĕ3=ċTãJbj+ÓľWPĄ».2zU7é(IG7½-=Ƃĉ<ªöĲh9öFa7^#V+7su!+âJèŶ+ihŰA¬pćyiÆE¢4ĤÃL)Ç7ŤĒĶ)(^_~Û:J7Ç±<',
	'iiƋqĶS.)·)$»ãŹĻŐ3GG3gağď°Á=?¬ūūēe,ÐsƖĴ¤Ó!2žCĝċ)ĝŜæĜºįŀęĻû&ĻĻ-¼²Ú§Ï<¦Ā*±==a¬Z0~ňĴňĎĎðe¸_<ÁÂ-/V?wv9źià',
	':>ŭ{Ćceçç.65vB/-¸ŹūĝgÙ§<ZÏĘ)3ĻŇ3ƈ0hĦk3 ¡MǎĆ%*Ĵ=Óà¬àqŦÊą_>p?é9%FKSĵõG%)UŬÈ;=#5)ÉU)cŧ0Þ¿suíĚŘ%ú5gĜ*Ĉ:Æ',
	'pïĮƄ%ĮûĜ))!L$ĠŨCşĠß¥Ħşīĩ-¨KtÐő§3pVZÄw:+17<-Ū_%ƼƼJ)ĴĴ$nþ-ÁMĮŗnc>Ā-hf½eĆ<8ğĳ¶9RŖ/ă²ìŅ¡Ĝ_ƸDw=%5%RKK%Rşŕ',
	'_ĮBS^V75éü)¼j%1ãÆ2+F!ýÊ½!ŞL¹R9!&¾-jUĬǎĴîíĸſŸ+%%%!G?wJk~Ũ)SoÈŐęT:s[º$u¸Ħsh)Sin¡!ĴŧI:7$!ĉiĎğē½%į¹V3<=a',
	'-!=Ā3ÚŌiñ.KSMØäBKiãé(b¶ƄÉě¾SÑźº(2Lº)%=ªkēŶâiÆLĨÃ0Ň^¡i<iaſ$ĀĀƌÏňWA®-ULL*k±åkBņŰáċŏ¦ŷå¼¢¼ļòċĜ+ƃ©ŏ$Á²åħ',
	'DŏHH©rWƖƖō°ƀêæÙËĢĖÀæĠ5)x¿[+PHxßæ;4{{OƵ%ĢƊ45P%((ƙ#Ġ&ť{Ă©0d+pļ¦0ƈX%¿µ8čŉ-Àę¸o´%(©ĆƃĽD%Ø-tØ{{±hf#Ž¬×xŬĻ',
	'čHŀDĥr6cŬRÑƖ;ÑÐæ¿C0!ßň§l9a£C}BHìĉ0YDĵ.İcƫ:KĀ#S_êéŝ¸Ù©§/ŒÏ$ű$1Ģ%õ(§6Ưą¿&)þ(U.Iƃ£GŎ,}ã6öĆ+¼í)Ü¹^¥!&ÏrÖ',
	'ŚŋćĆÂµ9¹Q-pĈAÄ<À-Ŀ.Ūrė=dĥ²HHnāBűDŁÍAĞčAè$/Ç¼!NųÇîI´bùJ¾¾ÇúťL11wÓu>¸BºźGŝę:xõ©3Œ.=ê.Sİ²»ƬÖĆėĻŝ2ê.^Ŷcė',
	'µ.,LZŔOƲ2$«ĔfƞĊŵ±#g;Ŀ·°$,$ečg5*¤8rĄ²ħâLŧLq+nYō-c.¼aè!×ïÂ*Z%DÅìdĦĘÅ¦ŨßT!ņdÝ_j1NNLĤªM:+(Ļ.vü)çe>µ«<z6S',
	'¶ámB§ŭQĨ>òĭÙÛ7Ě¤@W;55WÈn¿à.XUZ)fZą(ç*jr%a(MVđđpqÂō|ľÝ$0¨öÝß-ÔX¬ńW9,@í¥,ńq2ÆÃ)ô¿uzCƌį¬zĤMĮ©8Ě$ÀnĂZ]Äè',
	'ŗÝ+-ƍc=Ŀ+ď¥V{§őArė97$wũľj/éđB¤5NM7čÞj¡(ąQÔ¼ģLĀB®ĄF¥íďÆM!úÆ,(IđfZ¾Vŧù6k7-25ŐçŸSEÛuºĮ«wQÓIhMj#3I®1ēEğÛ',
	':Ŵ~3cľ½ÔX$M2ĄF¤Ńi%OZƍĈĐy©(&ŗ(ĒĮ]Q½ěª2(Ēi7^mĮÃäĒcĳDåD9&ĽòŶ(ı m4òƥĖYŲĬ  ı9a!ïÅŎõ¥? ÛÖóĹï²vN Å7,.ý;ĬÖďń',
	'uŸ5CYŲ7)·èTÔÔU¥ßÎTJJũß«T¢Ʋ2*¢ńpİÔHdTÁÂ*ŖÂïĊÍàNūÖ11jSj¥æRh*ĩÔ88{-*Ôæ³ċ´ıÚŖjťNXææŊÔĐ1Ú&Ƥ,Ƥċ!hÍ$$æÈ!jćå',
	'ØÍÛĹ#q´W¥Řy#ājåŪu´´ØCååC8YFF&!ƺŕĊ18ºĠx°v§_>Ǌ(e¨H±8L,§ú1!(¹ŏp<ňC·¦Åĉ&YNĤ&Ş0#£0_dZÁðÒÏ¢I{Ş¸!8-3~e?&ƫrn',
	'ĕIG¸¯ĢCGƯ*(&ģ³5þÙŝc.!ńùÃ~£ču?#Ô×?11ÝPĲ@-$úr<ŋYTÐ?$ĥpěe¨¯$Ü¤cĵd6!ýůL?%Ã!¤#ŏò3jŽŝǊÂÚƁ~ùãTŋµ!¹ØùƆĞľįôýý',
	'bz67w*ºªojÙ.£Y6K®ò.ÃQŌ$-!¢Cy(FYuÂuöƁ#?eZ8Ïƹ(»ö#ÂZ76E¢~ÂµĶĶDDQ±ĤŐĤŎŎƁ#ğğÀ;ƌ8wQÅaëb#:Êë®@ÇU1qØ4%®GÇwÇø',
	'úÇGkĘÇ:®Äw(ĽK:C·ňvÈfƐįÁPÈÈvÁPĀ©Ý,7$¿ĀÐƥK7K!DqKƩ|)+K$thĐäċ*fßä2|Ö(M>+ċÃ×2>vÛ×P(æĊ·>ĢĔ&,AÔmęû%ċpęÝŁß/R',
	'÷ċĖŔYnÀĪ.ś/eÏBT»ÚNÑ0T!ßnb<NN÷/Aå}OOĜÁZð^ª½¸^å;ƺŁZ?ÑõƀNÿe)bÐbÌÏnđĦUc;Wģõ@î.%íö+_ÔŴqƕ/ĮĆrIÏ(ö½õƏ½©1CæĚ',
	'}2!8Śv$Ěč§Ä3ŴūĂ+n©ĥZÔtëũÀ>ĤĈŔØt^ŲśÛ¨¦Ğ§ĮbŁîƏøù!ôśbƨÆý?îĽWQÖqƱƦ%oÓ<ŐTƨºŇ.Īk>¸ƀuQ+k®3|+PĀEnØůİSB»Ö÷ō÷y',
	'ÑLZ÷»2ÖªÃî%X¡Ī<ÀMM$źøL/!T&ĥT70v:ģő®:Ÿâ±/Ċ,#O·5ÌĵĠ%hÑÛčþYL(*Ý@Íŀ&,Ī8Ą@rCÌ)½ďŇęı)MpĤbÁ0$¦ll;ƆN@*æ<ě²Ƙï',
	'ÊaňŵĘDĘTř®(ª¸¢(ÑXƊ{<ÑQ@ėƉ23®x6Ä)ÕÊ%Ùüź§oÎ-o!ƊGįJąg$G§Ģµ¢ŇŇĈj7Ģį)þí$?Í2¨+ǊČ¬ƊÊ)ĹƑW,¹ÎuÈDĊĚô+K2®½įƕ¿6Ĳ',
	'5,ġqÂė¿,¨ƍ)åĊvl87²¦1-źNő§Û]ėÊ+;~āÔ,ępZįįčüī«@Åj[¡ħÍC-ƝyģÔ§%4ċ-RĲÌ¦ěďBŴďJ,¾Êj2Īŏ¨6yã,b,ú¹ÎŢġ#_ÙEŸŐ+%u',
	'Ċ~wċřo;(+:%ùoę+$ĹK¦øy8XkįÛ!´CC$ō@®¦+$ƍÖňÅDečƴ.Ñyy&((hįň7(ªªbDŰÃiƴ)//(ƽćâ[,êč=B.,,&ńĲÐË!/H&ÿ**^ņ&ƯnĺE',
	'9<T½ÅŽ^É$m5ÿĽ<Q§&#ëNëƏMTĐí;ä»Þ,PÃŃa2ðMä&2J1Ì3H%6O»N*A5.e&!n[;¿¬N¢#ë¡[čê*Z,$%#[JYQ½(Ō^ä(Ŷâ]Ēyŗ$$(=zK¯',
	'ç[Ë¯Oā·!.ðīffÐsÇR¦Ŕ&I1&$^ĵòC}(HņCDabWīzeĺ&&F0O»#W¸&»K6O&8Ë©!<3Ō*%ëą*SƏÉí·I]W¯ĦƏrġ2PĺËƓħŎ#&&íƕÊ¦ðØŃ$«',
	'Ƥm!%²#*Cţ8Ð¹>Wä¤.O$#>N&äd#ëëPé½é#ŀæēn&#2«#7¤fľK!wķ#½GÓ:¬¸ŃÉ½Ōľ3Ŷţ$ō#Ņ¤W»ÑÉãľŶ¬(ſĉı°Į%ĮƑ$TIBĿƓ¯ÙķƆB²¶',
	'Bðı<:oô5QB&ŏBÿ:ŏĴGWśſĈYĵ¦¬>«Ãtĕ¬6Ĉır$0ĮBBÿĜ$Ôô0º%5tŏĀƜƜªWúºğſoĮĕğªķ(X/*4Xg,ÇßsFŔE|<aªðIIùŎ[Èg¸ČIô!FI',
	'E8ïő(ďưŐƐƶIĪI<<ŵÊ$?·Ģ<q©#:±Ư#zĀűrĹA9ƇGǅ11+!Õ_ßÚ;<ł?P(ķÝ¶ÿ[*ŊťĤÚO;aøƘ*ìhd·h/ÀĘ]+ĮªÝ²µQE?6B.1ĮŮŐGM{űñĤ',
	'Ñ<¸#ÚƇŊÐśö1ƮÛÏŊ*R¯ƌ(ą0Ã+U¸§&WƯ/<ĺGĦàŊ)ëŒ·ØÑĠRĬ4G+ƙöŠ111xĎƟ$+äP?ÏÎþv2D#uƯÈ*ÁPƑ44ÈžÃAŊņDøķlµYGƄ+Z²űm.ï',
	'NÄ9!<âĂÉ5Õź#8wÄnhĿďļp<wķĥfŔ4Pt/ýRK¡âØë£ƄÏìÒ4GſªÊ©(1¬XƮ?<¼ªi+ó(31;Æ)ÊēďCĽĕ$ŹŪøƮQ!9Jśŋïğ#Q«ýŊ2īđſôđŵőă',
	'GD^ƮÛºYÂ*+Ýtè:ŐwűÙĒG2/Ē,ƃ,ƃ·022)DÛƎǃì4Vóvö/it$âÇNĎ]ÒØ#!,ŞďvhĞv4¬Ş22+l7$öªķVi4âÐEV²őƢ([µ7â¬$^;hTÌTƭKy',
	'.O}Ɛù4Ɔ1ò5þŀŗs1ú6Ì^Ď9±(·0Ębŋ|v?«ÿ(%«g¸OŊâvuŬŎÙsáEKă.*ăēI(â20,úŎùu¹IÜÍŉŉ¡²ŗ÷ĥ>¹9+ĒÅ(=*ţ¿Pçë¡fdšŬ¡^ŉsğ',
	'ŀ´bŉŉţ%ă´ŒDcF¹.ţŪÒ(ĺ;Òÿi^[°%üÏ°H#āvSâg$KqË¤¤fłOŻƖƣ#FĂCNþg&#sRËYM«Ėđú°ř±M*&,OØgřy%*=TD<Ea<Ħ·e*lNèX/Ð.',
	'ņĴòEbFŃÑIËƇ=8<ØĳŎLÑ9ÅcĩÞ8ĵ:{ĐµZń.*ǒÕéÿ6y=õ>Đå¸[´m3L&+õ?÷NÉWfFħ¸Gczĩç]Ż=g%*à½Ĳí*I9&)Ĵp#>Ë¹¨³(ÉăØ{Ħ,,Ɠ',
	',q4.ŝ-ÎÞqĠĔńĹŚÜúġj,|1Ţa÷,ķÔ¹ŴŠ%OÄăM£ũÝ$¹hÉ>7ĸ,>m+¦.ƍ÷#őĨ;ÝŔA=¶[f²cĩÆ÷-*-ŻìŔ=V¹²R6]ĳ&RWJè§A¹>ß-ĩZ7M!Ĺ',
	'}ħPċv+Å{ŰR§ú%éÞ*R¨ëñ9ūŞ.«N¹ÞwŚ1pŋ(đ)%¹yõ4î&ÉæĽV^Z¹#_½hÉń!ůƀH¼Ě.#þçŨZ½oŸĺ&_ŉu$hºŢż+ƒJũç3ÍƢ%¼RÚß3%ľ+´c',
	'ğÆ=:1Y!Ō½!Ʈ>#Ą4iÓSƢ,ÊBby=ƢÑH>y.J:2J7ŚŶ.ŃƢµ(äiyV[°$gv.Kâ#qÑ#Ë-RgĂCþĠłË¹ġs&¤Ė<NƖF.·=*VņT%&Ðvò*XĦ!Ièħé8',
	'ĵƒåƇ3ǒZ´µL:¸ĩGõç%½Þ#]#>a7>,£ŢĸŴß-÷ŝńØÞj{¹|qÉĹO¦m+÷i]Ŕ#R3[³ő².ìĹc;É²ÝAM*ñNpúëJ(!+ĄĽîy7đƀů=º_Ÿ´4oc:Ƣƣ=',
	'Ġƣįƣ,DïmĀĠ77Î§Ãż~W,Ų7y~2ÃĔĔĠĔUµµ*TĤP<0ÀPÝĠ±ĳ]õ*T)ĀŃĳ¬$&×ĤiF[Cčj±Ĥ(Ĝ-1#ŸĨj#õ^ĀµC##Ķe^¼ÚneHHs±ëeP¼ŷëa!',
	'<;ç¼!.éƧƧ¼cđ.!e¼4$ĩ8¡A%h_s_VyĩƬ¼J$ü!ĨŲsg??ú*§ť!ě!Caj&E%=m%%¦o33Gþg´Ɔú£äþ?<+Z?ļ¹q3ĥKKU¾Ľ!Vĥ¾uƥo¾h!3Zä',
	'BÙÙƈÀÌ,ìììååáǌƍŕŕőyàOĩĜÇR±C![Ed0»XÙġ#¡ĬýƬ´ŜÁý#Ù»HbƂá!ĊkÚČzR?YYgĩ&ċÒYNŇaÏHıºª&İÿárƅÜ>VÇßĆōI01;Ü¤>ïÆĊ}',
	'à0ÆtVtÆVŲtVVÆ¾ßČàtÒ&Yİķ}ààª$$Ā[«!«[ĀĀŗ!y#fƔšxDcw?ËGñvA©Ġé·āĈ¥P&U*£sĭŜ+ĖƓHłƩƔŨü$¤B,C4%%£ƔIĎTÐù=T-våY£',
	'±DEÔ¿ĳĎO£&}ïO*ŜN.ĺĭdß&¶æE9¦?6>eªÕƠ2IƘ)Ŝƛ!ĻŦxÕ?:şşá×ŭļǞOQWÿ&ún=ú=œœ#=ǉŒŤŷ,ė^ŌĶqD¤qç:IHŭģĆ_ànĂT4ƚõŋçûl',
	'ňWơÓĕlƗėCPµ(Vùú8ăƏCãġļytžYÔơIŕěk)ËTŢ**0£¼qÕCÜ¹ĊĈn}ď?ǀµĬ;×ÄėFƿŖRÐŗ@Ǝ¯B+-:$dő1¥*.}÷ıŞŅħ4Éıŝ¡«Ĺx!Dº#C=ë',
	'ÉĄĬ¥2ÜŜƷã´*¡b%ďÉ:7É&ĉƐu¸Ê}ƷºúQGŞh&:_9úƱm½s7_ǃYŒŌŘV1¢LX!õěVůŘP,úĄSėĈŷ.ãÄƜě)2»řµEŷĶ}ř¨4ĈĻŷuĻO:ÒØ#ëØ÷Ò&',
	'&x+å&çĎN°.$āB$Ĩ%%°$$Ä0°ûććć°/~F/Ô~ÓÓÃÍÔĿƨ§5väĿ_!hƌĎhòĿƇĖò12Ð+ųa<ø³D.xĿ§2ĮŜ%ƛ*ğp(Ħ$ąà$-DÖī0wŝ¦²æåäħā!',
	'ĞųšýèĉBĨŐÛ¼2!#+»Ö,22JŰƪă++ľ)Dï))šš!ŵà:®ŕÿ:8Êq!Ž÷^·4$$Ħş©9,ĢO3½&m1*Ř-5&,_¤4Ë*ś82>#z,)s±ũû#ÍÍĖ5Lì&Rz¾X',
	'Àr*ƽƇÆ6H²!ķ-(C@.¥ų<«]AŨaĎĦ;ŔÎ(¢¦æ¿¶ìÝ!!0ƦƄĵİ}Dð_çB.ťg7ÁÕ0åÒ·9ïn*ßP1-*¬ÀhķÀÀ±ÅbO;?#IªÆƗAĉ7ĮxŁ(é6ƪ4Ž¨$',
	'ÇOĆ5#QÅ+ÅìĻĢā::*$<O´36āĤéñĨĢ¸Ð4<Sc*{ĐÚIÄĿšIá×o?Ë+]wï(MÙFŬÚdƒ1Ŋo3#ÛOéĚÄµ7SMű6œgvB©-(ĕ*Ë6K1óR;¯½½W¨5Ɓ%',
	'ĩ(Ó<b(Ŭĺlfþđ¨Ê0nÖÄIŇTÈ)àHģÃUHģdĔ«ƖĦ.ą*@b¤8ŖæĪöV/Ĉ¯.»H77üĂĢĢÅqI;EÕ+ŠPě20-ÈÒíKÓūëÜ*ġ¥ØČž|ŧŚ±(¯DU¶zõ%z;',
	'8ÓÛMoĎĩÍPa£z×Ĕńv)ņ+u~FÔä9,KúÞĂ1¥c£ö,Öï-Yþc)!ÿ,qŊŕNl°ƅµ1!ċDňĊ777GŤf¦mq$$*VZZŖŊĈĂG$²À×@µ7ŮŮ´÷ĺĺņ¶ŗ%k×E',
	'+*ÉIƥpggĥ)¯<OmËxƉÎ^wTÓĐÕv+-D-ƌ#9ŷdőBÈÆ{-NtàĚ%/,i¹BAnRF;ďÃŨĉJĝtÍ´ý-ƃHĞ6/Ă/RNąñÖ(įƯA(0%ħX>¯j»Â4ņĘģAX$Œ',
	'ċÓÓłź%sRÏ+#ƄųƸ^ÇűN^Ğ>j%PąéŲĐģ/¡µñđZ¿BQ1¹ŴĺÿŊĭiY#(Tą$a7bôÿÀ¸XÊ×VÆ%ïfMĂ8-Ņš$!Oº12>óùy¼î)a#ĽŴU;«2ćĸ;ŹSî',
	'D;ģÌTZ-9¾^ýŋÐŚĘ´^ÆƗ3õ6+īF6Ü¨9þś4čŷø¼ĕVuś®1(-#4ßDÖĬJÂS:ũũy$oXÍ+œR¶HE2ƒ3@]£LŃĤñstƨũr>*LÛ5Õ[G%ª¤Ħ,+Rűa$',
	'§Ų#g[ŌyZR¾%ÇDÇ®-33#ÅmqŹ!ƕ´ēT¼V¦AÚ]¡ĉ1|ű.hĊ=P=F+ÇgŤûSBŎĞFSĲō-İØœñĽĎ#ğ¨Ná}7ëÆG,Ĥ+>t#²ô^iMųŔĮķ.ºĬ.«É!>=',
	'(!ěy:;&¿ŞBbcãhĞ~ŅĮo-j3ĬëR¶(FX®uğZzö»l5ũũ,ŭ2«ŅÖRï$S#ĴZbf«ĴÊÒDŶ!.$0VV6¼7ªŻÍâaEBhnUti#Ûîyy3p&-t|Ƃ(#^yƂµ',
	'#t2+ŤŞy{G!ĶŧƁ992ǊÉ[G4X9>ģ*>>29$Ç:0Ü¶)||tĄ%FĨfô#fĊ/§LÌć$UOg3Öx½§Ž/!čmĖ@±?4¤¤ũħCââÈ,¸6,ēAL3z,ÐrÇæĔssƇü',
	'ğ*Ũ8*?ĕ¶.}èfHÁï?HKU0(*ŨÁìCC.<ôƁðP|EćƅaPYP7(WEƀxÅ33Ģ*eıĆ<!.Ů:(!ï,ǈć!ĔbĮķQĮ&îÙÌdė[,Ä8fĦ¢dŅŇ¿@UFZpTT*.Ì',
	'5*(ą1XAH8Y)àÂŅ3Ĉ&Č£0^,,$ÈěÖ¼[%ġ(åÿÞíUU$ħ£C-ę!Ađ{4ũ}Î-ăÜqÕ@ò;Ĕēe7ÜJĊě¦8=àÀ>÷$8/Zw)²ŗ-*An-*ñ=HfÀ§7/Ĩ¡<',
	'¹]*AtÖě©9få(ĈREŖýĂé7´òąŜ[%Å%AŲVĞòéé#5çUz!1Í¡!©ŕK9QčŁ!¤7ŞÐųů,îÿĸ/š?;¾2-&¡¨ĽEC$+µýzÐ6´Ʋ¤GqÌÌččÜjÀ%Æ(îG',
	'¥ùĢmbŃ[fƵ&ÊÊ:EƁºċQ%#ďw£ÙLL36J:_ėG5ĨS[XWÛ(=_!IÚJ,Åmćµz7Ž(ƳZV<ø=Ģ=,é+ÖÇñ»¬8ōKŹhy8ěÝ(Ă(fÒ2©G<ª(ªpkCƋPõ7',
	'F%ēE{©ēîE8<¬ĉwƭĭƭûÐœáƠŹ%Ä)ĪAEaZF.¸m8.r9-äĨ-äƓŭE!!ó·$ãā!_¨*ŴsƲ8łÐY!ÐÐ8&=Ũ&ËzMÈAnŽ¾Ɨ3Ũdlaè¶ňBĺ1Ħ~0KĉçN',
	'!ƌD;ı*Ŵ&&Ũċ!ÀlłìZÌE¿$%^DD*??ĵË´Ɖ+D8áxñ<Q6ŚĆƠÄŬÛ>íƔƗFdíW(õTƙx!$NjfƧ#!óŬƏþƧ(VVĵ+ƣJ1íÞAa?¥Ø³ãăĸĭĭ£AµÜ)©',
	']&0!,ÜĳƔ,]]*Ĩ=²åíőççKA¶¶*$Ū)3¿XÉňYRêìÚƂéAñŕĴđòŅ?ƝƗ784ƂĵVi(Ì/É!å=.-ãš#¼ǋ¶m1*+ď+ú#YřhDmûƁƒîi¾øQš½ŌJV1M',
	'ÛF~1i*ñ&ĲFı/Ŏ=D¨öª%.iÌè0Ē/+ċ!ir%%Bp~*Ǜ*±K##+Ã²)QLļÀ^^Ź/[JµL^ÿVB&È%_-%Ô$i@©zŜ#Ł7ìE|MÃŐ+µE+-LEµiT;Ã+Ã)',
	'Q^/JiL#%;Ô$ìME:fMŋL&Ĝ#PYO;ĸÍ{x/8QüX8ĚfÄ«}#2&Á1Ä9ĸü&ĉX%!(L%)%))Ċ*ff:g#hSôgŽÞ>8!ËS6_,l#S6@srBČT6ûLGƺ¨H',
	'&şĖûĜć)ŤƓ>!!«?KTK>N<ÏìOO|P*+åa;e(ėċv·!0BÁ!!EĀï1şE±ÚņÞ<ÅÌ¢>S!wK/āG/ƫāìQ{38ÍĐm-Tv¸^|Ł@3)şĳáðÿ!y<Ñƛ5$Ş#',
	'&Ëŋą@ÑǑ/àY¿JHƊozǌ×$GW8.55ëČó3IźNź©Í¥Ə8¦EÆG½Ĕ.£?ê!}6ôC¬J¨Ɠ#,~Ĺ-0ÎÕÏøŠ4¬ă+XÇġTãÍļ$å>ļ/Z/ĚÍ@Ð;=*Óà+,$Oď',
	'%36×.Ŗ¨p<e)wZxţ,ƀk-ÄŞv_+Ętw»x7^G^%¼¨ĉ]«ħ?4/´A=KÞBB2$ãÆÎ(bbĸÌǔ+ø8VýēĬŴ%¬¾¾MÌ!9´îĜUÍJ>Ÿľ%ÁĲÏėi@7L#ż:D3',
	'ď5ǂÁ/o~ǂÓßZğ~Û½.#:I|Ƌ!®|C3Í!!_ŶƬ4Ĳê9vÇ®7+$+3©ÌZĒyT-J(!²Ì)@Ø-ØBJŶ6i¨=ÒcĒ!Û|)©)#Ċ*Ë#8gÞŶ_,lS!S#Ë´3Ĭ0rƺ',
	'>@ġşČpćĖLÏPKïņ/şÁ«N;vÅEĀ1!!Ñy/ĳ/83W<TÍYì{QS!ÏĐmāĚ>v85$o5ëH3ÑźČǑÎ<Šţ©¬£¦-$ƏTôJăƓ½~T!ƀ¨åw+=ĉk-@$ZJO×);',
	'^ļ>bÛ«=Bħ/4^MîÌ+ǔ~ǂoiÓL)4|¨P4g§#gUg%%»ºU©ªĕ´,?(Őq1F.p&&))/X3Ř!Ř!+±ĥ@Xmc+ƔĐ0*%ĄÇ$<ds%D¤cĄ;¹s!&¶Ž×CłCì',
	'łHôb[çcíKÇb×À(}1$dŪÀC%!0bX~cL¿NA*ŚüƵ!Ƈqō»h~Ãø&á</1OáQļ²œèßÑ£ƅ!?ÀK12u3ĐļOd>Ƴ:Đŷ+7SNćĄĄfćĿŷvöĒÅ¨ĸÔĭĩ.œ',
	'+½*~ÆÆ&#ù©MşĂR¶ūöpų#ß!ď*ìƎøº!Ŏ¨q&ĹãRŸYĒ)Ó_q7M·.ŷ1©F)ĸZª·ŷ¿N*AüŚø.Ŏù»&h~ō²ì<Ãá+ť/ƅQÑèÀ£K!Ƴ&d3Ou2ŷOĐMf',
	'Nöć*©#FĸÅ1vĩĭYöpĹ*ďƎø)ĒRŸ_7·?%ćŖ¸%WKWÌ§¡ŠŠ(°*Ā·,_Į6.OLz?Å¨¨å0Ĝ;%|LâE#?XĳĉOÿ³Ć·đŋ%Ā«60+į¡Ţú2EÛfO]E?wo',
	'o:ğ]áĒĒņƌ¶ĵ¦ęL*¨+Ė&êâ±,â¼lĎ!īan±åĵldÅňƉ<0Â&*ċ0_D}0(ƪ!#³.:³<{ƛǗQĮtm?2ļ&dÿŚ+Úo1.³#0#F¯XIÒGóĉƐæFă¢:Øoƀê',
	'+,Ĉ-Ţ8#Ò0Òġ2ƕƂ0?q{]Dņķ!ŋ¹Ś¹Ê&ÏÂ&$³ęĿ¢Ð;Á¨Ʒ+ĳ¡0*ņåļŗţ]āŅ+äģ%ê¼īÂ]#ÒċjĒ1Ĩ2ºŋ¡è«%t#&¼;ċ¹VńğīƁŅ0Őư.hXÐęD',
	'ŋŋLLuêoLÓºęſÃğÚ11<0XoęØ#5âīuĆ&(&JXő-ªu.-Ƣi=ŶŤÒêE#ſģ%tLuTüYsE]³³üąËµ®#0¡ƑÙ)nŀEýÙ³&)]ä7$ŇrQÈ-âûèZhË_ÑF',
	'Ř¨è@ł,ÀƍÑ4ďg9EÑ;aè¾NhÑeÊ¿PPň<é@±v&B¦!&/ïáü0:ĻKĝ{vū&ćă$ĦHq6Ìq*Îv}ƕÌ|ăO3ĔŢÜĪ!Ê4ŴīïÃ¿ġƃăƍŗ#e.ĿǀĂxHgF*O*',
	'¤ť|$¤ÞPN§A2:Ĝď-ĚĉÌ:|óÙshuxľĪc!#Ĺá$+gyĭ((2uŇrQZèËď@ġƍgP¦2v&!9N(BÎ/ū&:v{2:Ì*ăī¿3ŴĔăŢOǀ*#¤FĭA§|2ÌuûPÅÅC',
	'Ń²ěěÅĉò²²²ĉ²òÅ²²¨ñŌŌJŢŢ!ƽ²²/$ºÚJ·4$$,S!Üœ,řĔ¯Ɠ7ÚRMƇrh5Ú@cÌÚMA-V?Ň}ÿ&!Ĵd¨èá;Ę<åøÞFlEI3ÕH^ń#ŕ!8ĹĆSŅČ/Þ',
	'Ŝĥ}ęĴZSóHGfŻ<f;;¯I]ĕ!Ì¸Ļ5/W«ğƧpVđ3(PöťģLńcè2HvM$Ţt-]!ÚAµ1ţ$Û½ę½)Ŀ?]$/NHR@²Ü@§wfäÚ-Ŗ!ìBØjSê;?A«ê4čBÃù',
	'¾/ƴ?«ğÌę;ý?ģużƒ4Z$!@º0/1Bœ=½c|ŞáŔ²²ě(ABµ(!àŐ,¢_U$ĢñĮ%Ñ*ŀĄĖÄłûTħAƐ»=ħ50HUĎf1CðĦ¿ı;ŠkuÑQ</ĵ$ĐKķ&#SĥÄ:%',
	'QţądŒÏąR)Wĕ%É*5*ëÇądĩÈ7D%¿(RóG,CÎÜv~Šïö}¨HómY0¢o!©)nƄ¿@Fõ$RĥtmmĞ¡Ł%ñXOŠk5mRÇ¢1ÀĜ*º6ď9o)ùîo>Ő1S1Ÿ-ÏÀ_',
	'uĘYÖkšŒpÖŠÑVĒJH#)JĒac%pĒ(HĊf¬ĭv!·$°)ŃÀN>ĕNsA*RĎÔƉlĺUP«ĘØūŁÙŢØH¸&.´W6¯:nĵƯyÓŃŦ)/ƻ-2i)Þĭ|Ă~ŃĹŋí].©9>Ä~',
	'fĂRĘ¦Ğ^{ØģR¢ƩÁŦ¡´Ľ¨$(ğÙ!´ó:%~ĤŌ!(0)!ƻñSØ)a^^ƻû:Ʈ^)²Ś/H//(Ðkă%MMf!ºäĀĊĘf±*N&±Ķ*ŕô_ośĿOhÍÍUĠ,Ģƾ;[%!Ž/¯',
	'%ƭ4f+CkM±Ė¨Äĕâ4*Cłû@Lęì64òŤËĜƖsR!zCÜg6Èô!Ð%Đƾ»ĎŀA2@z³O}¯/ÝP¦að[PDC$[ĺóHÔdN//&0J//ZĀ¶K1ßX/D<?řĘ¸4*Ɔj4',
	'*(âCeòD8ìFÏæ%%;dæ~c![ÑƠ¿+¸Äg:?áµð/ƀd6ÈvĨm¸by#$>Ëż&Į_?.Ä{Cƅ<mŁƛB..çÈāÙ#Cñ^!6Ļ×ǆHľƈ4Ķ[®ôUũ/ƊfGÌçŷ]ģĳgÐ',
	'ŻÉnąqûR¿5«$JĊDUdgſpJq&[ZÍ$ÿÑ¬ƤÄzTUƤkXŸ0.ƅĢÓ(ċũWë(Ƶð<N¯jŃ0¥A+ĠôÞ¥ġÜaC2(¼ƙõÝŃÊ×C.rĹy¦Ƒêí©ơžOÏťÒ¹Ă~Ċ,4Ĺ',
	'#$MÃÀ¥Ô%VÞPģFN2Ö2ÍãƞöƔĖ5ŕqĒ9ƚ.ļ»ăĤŧĝ7;VÜ.©¯-¹*ŗ#@È¨]Á9eő§$Ɗßw-*Āāķ/gtÔƀooĥŻÆckÝ+ő+Čt9Z³8N²ÐOçknƃ®84n',
	'đÚħ§VđĝjBkƬŲé¡đ¼(źžDċÚ1ƝĠO57wÿjĝűþĞqÇNNą!A¡Ò%dxčõČņđ§p¤ł2đĬņŪçÃZVŝ¾îbµ1-j;ŉ¹!2¾Ɗ¼ú,¥¡î¢JpIãFýçÆªĒ+š(',
	'§%ŀŰńù4W2Í#Ó3¼ĘuľçŉWt[jėwƦ½ho{e¡mL:żºķÙĲûĒ#+ÐŐr7ĲLƬĒÓƅhWĊ_ĝ+£½2õ3$V¬o+¬y1ƅck³ÜÛ0sÚ¿!®¹Sô<ŭĹ#ÒK»ÎĄ7tİ',
	'>++4ā&Ź(y#ƢÑĸÊě©źŢÉã¶2.Ɯª@2û+iD+BJm+%ÃųÒyſEċµƢĶğÒL¡<iMƞ!NĊĀĘº¯4Ŀ_ŤhôŧƭeŽÄĐóĎ0ęĜÐł¿Ġò4BzÈ5ìŀĖ»ĕƖ±$4Ï4',
	'PD¦ĘóDâƢæ~dÂHƅDaź4À¶/Zê1}C³ÄƈÙáĢrHWdkė&Û¸Éô6ĝÁ<%àǆ.Í{þǈôxŁÏľ:!JĨ¡×6ñ<ÙÓ5öƵVƊGđ(ŸXÜë@çģƤpûjĝ+ũ]ąz0Ǆ¼Ì',
	'ţģÀť,ƚ¦í¥%PµžĹM&.õ»ĭ~Ċ+0ÖOķ7ĝ¼[@āoÐőĞwc®©nýO£nbNDxÒ¡õÒłjëħ!dĄéã¡îµń¢I;ņZjJLºÓ2ęiÓſ¼Ő»yc¬V!āãěJm¥¥°¾å',
	'Eº^¥ŧčƿ_»ŧ)1U1_ĝŀńgƱŉ..+Ý§ƏĕÁė|Ê§a²1Ʊ®ÃxxĤXgQÝľíąÉàþ0ââJEu¥Ʈí)¤)@Ě$¤g¶gEB¤ò×-6Ůįi©{pÔÒêĝKįŏÃĕ,t¡ÃĽĪ%',
	'3JCÛcê¤êŧƿ_)U1¤ŏƱ-.g+ÝŀŧÁėQ¤êÝÉĝĤxKí°âą©$)¥%¤Ě))JiE3ŮįKÔêįĪc**ŵĲû45Đ&6eĕ@ßòĭƊRƍ&CIĖe6N8W@E;ņĺÂaǄllCð',
	'*#2ª¨Ä³ýb´F³.áQ$Đ_ÈoÄĂ*1§_ß&ÓĕANX.äÒR.ĭ£Š!Ĳġ60ž¨CaÞ.2ß.6<eƽ§Ĩ)6F;$ª--ÒĲ½×w8½6Đ)3xR5-®%¡#ùä¾%6ŤƒuŅŐ:½',
	'½¾.s}á#ä%6&3ª%(((ĹK&űÈŖ!į)z4şr#Pc&ìõÅ¢0X9řµ$Øô½UĈŰÃXř¢#%Øj(Ŗĉř##$$ĉłƣľæ¤sŜR(?eay×¶5ÂÛ95ô>#æ¨GÁàNĭna,',
	'v»þ£g|6}<ŘuaÕ75aŰa§g6œœRjÖĄ5-Ů6%!®YŞ.$2ªè#Ŝe±C-p%#œÖÖy(»®£èªa®p(¶KKKðÎÎăÔNIWÎIIÂIÔ££ƈ^÷÷¶kÔ3kxĊā4Ë;©',
	'5ËzMĉƖ±6ŤłbņÚò!BÞ¿8gňeð6xÞ8=××ƫüƉÚoàî7½ÿoZƑńêĸðŮ0ě=ŗħǚffKoæ0+²;+¤Þìê¿=ċx1Ů¡ýQoĉ#+´JÚ9.4©ı+i-Ë*n{x-oU',
	'¥ŮŗRć-xŎÞìRë1-½©ı©-Ë*U-RÞ°°.=.#6řRĦŵÊw7RÊ×6m9kĊÎtmƨU>!>@Čt,Ƈ$qòę;YċĘaŇIyKo@@-=ŮT!!ŦĲ$ïy*dŻ3tdµàW7R9U',
	'IŅŅōöŅOOžĊö~U4¦úZz!Ǝ]@@)¤Ī¢ď).û!AƝÂÂ´tyÙĽƶîŋBÇoPS)3JñÖĄ.ō2iÒ{kĊÎUmƨ>>qPę,òČƇ$2aĘI8dàK7Ĵ¦!ō3ŅU77¦]¢@ď',
	')@ÒîÂƝÇyJñō{pãĳ*§|ãŤ±ĎĆĳZĦ0ã[-eBĞĝĞhj%jĽĽjãããºãľpçpe|ãŤ0[ĞBjĽãã£h££//ē#Ċ[l|űmŘË$õ?6hhű6Ż!ĺ18Þ¶Åƅ[¶/³',
	'ŦËÔ:dðB¸Åmeõá)ŵ%ēDơ@óÈĕ«$/BĚÜ/+Ĺð.ók~£ù-Ã@ƼR9wƅ3+ĥ®¡s-PāČ¡Dë%tjĞÞk¤b¡î1$çMŉtď_?Y!#ƒW¢Þ-m|sŦÖ)bJmµĒƋ/',
	'Ċ#lÄŘ%Ë$?h6+/¶[³!áƒmKŵ:%ðDĕ@$ơÈÜĚ.ÃātPĞJkbDjçMîŉďƋŝtÜmsD}1D¯U£+×®*.Rûsōûč$pU;lÌ?S<&ĭûƾŤR¤&YÉHD¶Ll!E¤',
	'EĴĘĀAĭv0<Ƙ0CŷdaNĎ*e/1ll[jčļÞ&éŞÕS{TĴáŦD<6µvYŦj0ČzĢąU¯ZŅÈ@WÄ®2ĹvćļíÞö¹¦,,)£ů)xB5ļÆļ4£w4»$]{§¹tŗ[ĳlQĞ4',
	'W&jÊŞ%š©)AŠů_,&Ű2%µùb¾ēãÆE1&$>ÍD«Gu|ęjlưÂ:ƅ)µ|I!klōv)ªÉŞm#Ű0%c(ãč$lS?EƾDÉŷ/[*0Š<lƘd!èGč6:ÍµŦļã(W)ÄzÈ',
	',,¦Ĺ¹«ēļ&tů5¾j4_ĽµÆJv#ŰmP---$·!ƩŻ8¶¿Å];ĵŦoĥƛxŅĩļ1¦Ɖ$½ýDGħDÅƜĄbºýG©ŷ½]ĄƜ2ëëoƈoÙůãíí;ĖçŨÀYíĄĤÿCOĤŨ]¶1À',
	'*áéEüçŮ#ÊǃĦđ](Ą¹;ÊČÏ{¹ƨ+l9ě°,VNĄÊčŉîîǖ>Ć44ƋcŮİĄĆŶĕĕėg%ĕUĕĕ°¥$$x)*zQ¹jQĸ$Qn#,ƞtĚ±Ęn>)Gă$Ņ,Ĕă-·?Ľ1b#>Ø',
	')|$äË8±glô#>@@þƇŘb8TòAC2¤92řĖsłHļbK§EUCalDfï*1Å-0ô±HŴCīÄĎ¶*Á0P/Õèê8Fĥmá×-Ā<6Ćµ¸]!ð-:ĵQ.x3Ù*ƈç³È]÷ĦÁđ',
	'z$ơÌŴĩ«5f_Ócÿ(þþƈÖW(Š%¢TO,ÏmơĂ#ôķPvÕö£}!í2°¥IġaŠ(Ö¹&ī9$;/Tc]ĥÄ<ě¹Ƴ²²c{Ƴ--$ĂŗåwV)ff+1@e*Ǝ·§l9/ƄZ¤4Ç5Ė',
	'ůjč//ÃOŞêB@¢4,¤ƄTV¾ŵ3Ý#ÿE+Tî%fã##<´çď¢ùŀĉƁ$EmD:S«wż__hQuSŔ%ŸmsÃĥŒƳů|·Q7(¥yF®ñ#>9F(Ć(ŹNm@2Ã(.$ä#HŘ2Ė±',
	'K±ïī2HÁ*D¶ĥCĎQ8ƈ-á¸ƳĥŒ#:.ÁmSĩ(V+(/ÿŴþcÈ#¢Îa,Š£í¥P}īôIT/Oså1¥]¤-Ǝ@f*w{´²ů¾,êÃBŜ+ŵãĉƁîÝ¢-%Q_uż9·(|ÃƗ!*',
	'(°ó)*ô#pñ·/pŁ¶A&9z*ò¤+/$ƣBLLCcN¶)rÏĖp¤ĬèxñaŹ*lÝ(²&xAÅEG?Y0BPÐ$e$rƅ$Ô7Ĳ5áĳ®&)ŭGdĆ<e]gµñƀxË:çv?µŭī@Ķd#',
	'¯cló5õ$DÈÈ1%È0¯I]@@Ñ95Tö:ċ2CF*×¬Êz4¿ô2į+0¯rA,(kĹƑ³íß,I!!IOöÕ,Ăĩ0L!ż#F7?Ŕŗ×f]9]@8À*Ă¯)KAļín97Ŀ50ÕųĖK7',
	'A.Ų/KX¡§Ƅj#P+űUÅÅ!B)#(Ôś]]!¯čGëÔ¨#ŪÌ¾B!Ĭ?&j¢É1Ű¬$5L6][:!Í17«wh:º)ë°..¯œż$72Ū.ĉ!CFµ%!#ø$|keCİ9^7Ö;â$y',
	'ó2KªŰâ7ÃE(ĶƗ°#AŁ/Ĭrų¶NPÕ2rGea?EAĉl[&áĳçŭvxĶg5D(õ9@$.]5įŔ×í¿Ê4ĂĩA«9K@9fÅn5!BŲj#!+K!7Ìjº:°$2c|79ÖÃŰ2Ma',
	'+.ģ++)ģ2Hŋ#ňŋň<È<+^^$j¨Èu},2°ÈI(m.d^(ćùuI,a)ŋœœKĜ*÷÷*ňEEƀ*.öE÷?p*E÷čƹb3bŠǟswwMĻÔŻgÍÑgF(ī?ǁǁ!4Y%Řbb4è',
	'XHÂ!§)En)Îâ(Û©ē)))Y×Nèē!n|)©2&s**÷ÝAŋEĜı<&Ö¾Ɓl1AĜlĊ^ŕĊOPPÕsÞAC¥ë,A¡ŞFFs£¤±ôlÐEß/H/à50IĚ0)¯[%.)y1BfU5',
	'5ĥ=@ÁçŲÁŌƋ,Ɔ#O##,#?¨¨Kr6=¶ø=Ž?)0ÿaaX{=ƔÒ°BŢR$X!}øŠER)Ĭ@Ĉ!ÅŠÂXMr?¨K60a¶ÿO6$ŢEĈªŜüŜ)ªªüĪÚaÚªüĪQfƁQâžKL',
	'=$',
].join('');

/** Other characters, each with its letter behind it. */
export const OTHERS =
	'㑇v㑊!㕮*㘎U㙍³㙘B㙦=㛃8㛚¸㛹ļ㟃[㠇°㠓Ö㤘v㥄a㧐Č㧑3㧟Œ㫰ą㬊c㬎.㬚Ň㭎Ġ㭕E㮾ą㰀(㳇*㳘Ĩ㳚>㴔#㵐L㶲¢㸆ƈ㸌»㺄$㻬¯㽏·㿠w䁖ý䂮Ƥ䃅;䃎Á䅟ē䌹Ĵ䎃Ũ䎖Ÿ䏝ď䏡/䏲]䐃È䓖Į䓛E䓨7䓫,䓬¬䗖;䗛ç䗪Ì䗴à䜣û䝙X䢺X䢼ü䣘¡䥽Ę䦃¬䲟6䲠Ă䲢Ş䴓/䴔:䴕Ć䴖I䴗0䴘]䴙C䶮)鿍Ġ鿎ê鿏œ𠅤%𠙶Ĭ𠳐ħ𡎚ļ𡐓ŀ𣗋Û𣲗-𣲘5𣸣s𤧛;𤩽c𤫉=𥔲@𥕢š𥖨ğ𥻗ā𦈡>𦒍¸𦙶P𦝼É𦭜&𦰡ł𧿹æ𨐈Ļ𨙸,𨚕²𨟠{𨭉ò𨱇f𨱏Ú𨱑w𨱔ż𨺙}𩽾×𩾃÷𩾌ŀ𪟝#𪣻ý𪤗º𪨰E𪨶ć𪩘)𪾢.𫄧)𫄨?𫄷!𫄸S𫇭-𫌀#𫍣¸𫍯.𫍲G𫍽Z𫐄â𫐐}𫐓ŗ𫑡Ö𫓧*𫓯#𫓶Z𫓹#𫔍h𫔎L𫔶Ò𫖮!𫖯*𫖳R𫗧«𫗴|𫘜¤𫘝L𫘦Þ𫘧2𫘨]𫘪A𫘬%𫚕/𫚖Å𫚭Ć𫛭Ñ𫞩ŧ𫟅ă𫟦½𫟹g𫟼Ú𫠆t𫠊Z𫠜}𫢸Y𫫇@𫭟Ĭ𫭢ġ𫭼Ù𫮃_𫰛Ä𫵷(𫶇å𫷷û𫸩ś𬀩-𬀪.𬂩d𬃊&𬇕q𬇙¿𬇹Ü𬉼Ĭ𬊈S𬊤J𬌗K𬍛(𬍡Û𬍤S𬒈į𬒔ĩ𬒗i𬕂ª𬘓S𬘘Y𬘡6𬘩à𬘫c𬘬4𬘭¨𬘯Ɠ𬙂)𬙊b𬙋m𬜬î𬜯ă𬞟ō𬟁!𬟽Õ𬣙>𬣞<𬣡+𬣳ƫ𬤇6𬤊/𬤝3𬨂,𬨎H𬩽S𬪩Ō𬬩!𬬭ġ𬬮¥𬬱M𬬸F𬬹T𬬻2𬬿Ā𬭁æ𬭊©𬭎g𬭚Ă𬭛D𬭤ĥ𬭩Ų𬭬3𬭯Ʀ𬭳%𬭶ǁ𬭸u𬭼½𬮱6𬮿Đ𬯀#𬯎Ņ𬱖;𬱟-𬳵C𬳶Ĵ𬳽T𬳿¯𬴂£𬴃»𬴊u𬶋0𬶍l𬶏-𬶐Ā𬶟ě𬶠V𬶨#𬶭#𬶮%𬷕ó𬸘)𬸚â𬸣.𬸦¬𬸪h𬹼=𬺈!𬺓X';
