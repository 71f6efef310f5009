import type { Byline } from './article.ts';

/** Surnames of nearly everybody in China, then two-character ones. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺索千哈巴那额乌斯布宝云';
const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '皇甫', '令狐', '慕容', '尉迟', '东方', '呼延', '夏侯', '端木'];

const unitEnding =
  /(编办|编委|办公室|委员会|党委|党组|办公厅|工委|纪委|政府|管理局|[局厅委办处科室院所站队组部会社司府馆]|中心|公司|大学|学院|学校|党校|中学|小学|团委|妇联|支部|总支|支队|总队|集团|银行|街道|基地|医院|专班|小组)([(（][^()（）]{1,20}[)）])?$/;

/** 某市委编办, 自治区党委编办政策法规处、机关处. */
export function isUnitName(text: string): boolean {
  const name = text.trim();
  if (name.length < 3 || name.length > 34 || /[，,。；;：:！!？?“”"《》]/.test(name)) return false;
  return /^\p{Script=Han}/u.test(name) && unitEnding.test(name) && !/(主\s*办|承\s*办|协\s*办)$/.test(name);
}

/** One person: 张楠, 张　楠, 欧阳明月, 阿拉坦·巴特尔, 阿·娜仁. */
export function isPersonName(text: string): boolean {
  const name = text.trim().replace(/[\s\u3000]+/g, '');
  if (/^\p{Script=Han}{1,6}(?:[·•・]\p{Script=Han}{1,8}){1,3}$/u.test(name)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false;
  if (doubleSurnames.some((surname) => name.startsWith(surname)) && name.length >= 3) return true;
  return name.length <= 3 && surnames.includes(name.charAt(0));
}

/** Words of another script that each begin with a capital: José Álvarez Núñez, Ж. Батаа. Titles may look like that too. */
export function looksLikeForeignName(text: string): boolean {
  return /^(?=.{3,60}$)\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’.-]*){1,4}$/u.test(text.trim());
}

/** Whether a byline names a person or a unit. */
export function guessBylineKind(name: string): Byline['kind'] {
  const isPerson =
    isPersonName(name) || looksLikeForeignName(name) || (!isUnitName(name) && /^[\p{Script=Han}·]{2,4}$/u.test(name));
  return isPerson ? 'person' : 'unit';
}
