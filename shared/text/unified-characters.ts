/**
 * Characters that stand for another one, which every font, every search and every reader expects in its place:
 * 康熙部首 and radicals (Unicode's Equivalent_Unified_Ideograph), compatibility ideographs, vertical, small, half-width and
 * ligature forms, and the private-use characters of GBK and GB18030 that Unicode has taken up since.
 */
export type UnifiedKind = 'radical' | 'compatibility' | 'form' | 'private';

/** The character that `character`, one code point, stands for, and what kind it is of. Undefined where it stands for itself. */
export function unifiedCharacter(character: string): { character: string; kind: UnifiedKind } | undefined {
  const code = character.codePointAt(0) ?? 0;
  const fixed = table.get(code);
  if (fixed) return fixed;
  if (code >= 0x2f00 && code <= 0x2fd5) return { character: character.normalize('NFKC'), kind: 'radical' };
  if ((code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)) {
    const unified = character.normalize('NFC');
    return unified === character ? undefined : { character: unified, kind: 'compatibility' };
  }
  const isForm = (code >= 0xfe50 && code <= 0xfe6f) || (code >= 0xff61 && code <= 0xff9f) || (code >= 0xffe8 && code <= 0xffee);
  if (isForm || (code >= 0xfb00 && code <= 0xfb06)) return { character: character.normalize('NFKC'), kind: 'form' };
  return undefined;
}

// Component shapes that GBK has as characters of their own (⺮ ⺌ ⺶ …) stay; 户 and 青 are the mainland shapes of their radicals.
const radicals = {
  from: '⺂⺃⺅⺆⺉⺊⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺫⺬⺭⺯⺰⺱⺲⺴⺹⺺⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾⾭㇏㇐㇑㇒㇓㇔',
  to: '乛乚亻冂刂卜尐兀尣尢巳幺彑彐忄扌攵旡日月歺母民氵氺灬爫爬丬犭王目示礻糹纟罓罒冗耂肀肉艹艺艻虎衤覀西见角讠贝车辶辷辸邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户青乀一丨丿乀丶',
};

const forms = {
  from: '︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹍﹎﹏﹐﹑﹔﹕﹖﹗﹘﹙﹚﹛﹜﹝﹞',
  to: '，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］＿＿＿，、；：？！—（）｛｝〔〕',
};

/** U+E815 to U+E864, FE50 to FEA0 in GBK. */
const gbk =
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻';

const table: ReadonlyMap<number, { character: string; kind: UnifiedKind }> = new Map([
  ...pairs(radicals.from, radicals.to, 'radical'),
  ...pairs(forms.from, forms.to, 'form'),
  ...run(0xffa1, 0xffbe, 0x3131),
  ...run(0xffc2, 0xffc7, 0x314f),
  ...run(0xffca, 0xffcf, 0x3155),
  ...run(0xffd2, 0xffd7, 0x315b),
  ...run(0xffda, 0xffdc, 0x3161),
  ...privateRun(0xe815, gbk),
  ...privateRun(0xe76c, '€'),
  // Vertical marks, in the order of GB18030.
  ...privateRun(0xe78d, '，。、：；！？〖〗…'),
  ...privateRun(0xe7c7, 'ḿǹ'),
  ...privateRun(0xe7e7, '〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻'),
]);

type Entry = [number, { character: string; kind: UnifiedKind }];

function pairs(from: string, to: string, kind: UnifiedKind): Entry[] {
  const targets = [...to];
  return [...from].map((character, index) => [character.codePointAt(0) ?? 0, { character: targets[index] ?? character, kind }]);
}

/** Half-width hangul letters. */
function run(first: number, last: number, target: number): Entry[] {
  return Array.from({ length: last - first + 1 }, (_, index) => [
    first + index,
    { character: String.fromCharCode(target + index), kind: 'form' },
  ]);
}

function privateRun(first: number, to: string): Entry[] {
  return [...to].map((character, index) => [first + index, { character, kind: 'private' }]);
}
