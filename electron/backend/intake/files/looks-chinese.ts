import iconv from 'iconv-lite';

/** The characters that make up most of any Chinese text, simplified and traditional, and those of common names. */
const commonCharacters = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实' +
    '日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员' +
    '解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象' +
    '完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运级改革委办局厅编构职源深推贯彻落党省州盟旗县乡镇街苏木村府议案例章款项标准监督检查审批复核察纪律财税收济企单服' +
    '群众百姓环境护态农牧林草育卫健康医疗旅访急消防调研究析验效措施划署责考评估激励约束干聘岗置整优精简撤增减登备台息网络智慧字技创质振兴扶贫攻坚疫控赵钱孙李周吴郑冯陈蒋沈韩杨朱秦吕孔曹严华魏陶姜谢邹窦潘葛' +
    '范彭郎鲁韦昌苗凤花俞袁柳唐罗薛伍余米贝姚孟顾尹江钟梁杜阮蓝席季贾娄童郭梅徐邱骆夏蔡田樊胡凌霍支柯卢莫房丁宣邓郁洪包左石崔吉龚嵇邢裴陆荣翁荀甄芳伟娜秀敏静丽磊洋勇艳杰娟涛超霞刚桂英玉兰红志武斌波辉鹏宇浩' +
    '凯俊帆帅旭宁晓春雪颖琳婷倩楠欣怡佳這個們來為國說時會對過後發經現當沒動還進樣開從實無與長機業關點間將兩問應戰頭體見產話內給門兒東聲員論處義幾認條係氣題爾變總電數報結場務計資許統區隊決馬書則聽卻達強難權' +
    '張該術領傳師觀讓識帶導爭運級構編辦廳職設據車風華農學語詞頁標準規監檢審宋董傅曾叶戴汪谭廖熊郝毛史侯邵龙段雷汤黎易乔贺赖毅峰永广良仁贵福元胜祥飞彬富顺星岩茂博诚敬震壮豪邦承乐绍功松善厚庆友裕河哲亮谦亨奇' +
    '固翰朗伯宏若鸣朋栋维启伦翔泽晨辰致树炎泰盛雄琛钧冠策腾榕风航弘巧淑惠珠翠雅芝萍娥玲芬燕彩菊洁素云莲爱妹香瑞凡嘉琼勤珍贞莉璐琦晶妍茜秋珊锦青婉露瑶雁仪荷丹蓉君琴薇梦岚馨韵融园艺聪纯毓悦昭冰爽羽希柔竹凝欢' +
    '枫芸菲寒亚宜舒影阳宝初恒鸿剑娇宽灵琪晴容睿堂唯威雯彦雨忠宗紫逸贤绿索铁呼赤辽鄂巴淖乌布锡勒阿',
);
/** Marks and signs of Chinese text, and Mongolian, which single bytes never give. */
const commonSign =
  /^[\u00b7\u1800-\u18af\u2014\u2018-\u201d\u2026\u2103\u2116\u2160-\u216b\u2190-\u2193\u2460-\u249b\u25a0-\u25cf\u2605-\u2606\u3001-\u3011\u3014-\u3015\uff01-\uff1f]$/;

/** So many characters tell. */
const enough = 5000;

/**
 * Whether a text that was read as GB18030 is one. Read so, text of any other encoding gives characters that hardly any Chinese text
 * has: of what is Chinese 40 % and more are common ones, of Russian, Greek, accented Latin or Korean below 30 %, mostly none.
 * `unclear`: too little to be sure, or too rare.
 */
export function looksChinese(text: string): 'yes' | 'unclear' | 'no' {
  const wide: string[] = [];
  for (const character of text) {
    if (wide.length >= enough) break;
    if (character >= '\u0080' && (isCommon(character) || !isOfFourBytes(character))) wide.push(character);
  }
  if (wide.length === 0) return 'yes';
  const share = wide.filter(isCommon).length / wide.length;
  if (share >= leastShare(wide)) return 'yes';
  return wide.length >= 12 && share < 0.15 ? 'no' : 'unclear';
}

/** Of a few characters more have to be common, above all where every byte is a letter of a single-byte encoding. */
function leastShare(wide: readonly string[]): number {
  if (wide.length >= 12) return 0.3;
  const areLetters = wide.every((character) => iconv.encode(character, 'gb18030').every((byte) => byte >= 0xc0));
  if (areLetters) return 0.75;
  return wide.length < 6 ? 0.5 : 0.3;
}

function isCommon(character: string): boolean {
  return commonCharacters.has(character) || commonSign.test(character);
}

/** Four bytes in the order that GB18030 asks for do not come by chance. */
function isOfFourBytes(character: string): boolean {
  return character !== '\ufffd' && iconv.encode(character, 'gb18030').length === 4;
}
