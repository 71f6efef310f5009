import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { isPersonName, isUnitName, looksLikeForeignName } from '../../../../shared/periodical/person-or-unit.ts';

/** A line that holds nothing but names of units or persons. */
export function isByline(text: string): boolean {
  const names = splitByline(text);
  return names.length > 0 && names.length <= 8 && names.every(isKnown);
}

/**
 * A line that may be nothing but names, one of them foreign, a post or a unit of an unusual kind: 「草原旗种羊场」「12345热线中心」
 * 「旗委编办主任 李明」. Titles end like that too (「建设美丽牧区」), so it is a doubt.
 */
export function mayBeByline(text: string): boolean {
  const names = splitByline(text);
  const hasPerson = names.some(isPersonName);
  const mayBeName = (name: string): boolean =>
    isKnown(name) || mayBeUnit(name) || looksLikeForeignName(name) || (hasPerson && post.test(name));
  return names.length > 0 && names.length <= 8 && !isByline(text) && names.every(mayBeName);
}

const post =
  /^\p{Script=Han}{2,30}(?:主任|书记|局长|处长|科长|股长|部长|主席|[盟旗市县区镇乡]长|秘书长|校长|院长|所长|站长|研究员|教授|调研员|主任科员|科员)$/u;

/** The doubt about a line that `mayBeByline`, and what it was taken for. */
export function titleOrByline(line: number, text: string, taken: 'title' | 'byline'): ImportDoubt {
  const what =
    taken === 'title'
      ? `“${text}”并进了题目，但也像是署名，请核对。`
      : `“${text}”按署名收入，但也可能是题目的一部分或正文，请核对。`;
  return { line, kind: 'title-or-byline', what, words: text };
}

function isKnown(name: string): boolean {
  return isUnitName(name) || isPersonName(name);
}

const unusualEnding =
  /(?:[局厅委办处科室院所站队组部会社司府馆台厂矿场园区]|中心|集团|公司|联盟|基地|海关|口岸|苏木|嘎查|人大|政协|行署|公署|工商联|文联|残联|法庭|热线|平台)(?:[(（][^()（）]{1,20}[)）])?$/;
const sentenceWords =
  /^(?:关于|建设|打造|走进|走近|推进|推动|加强|加快|创建|构建|优化|深化|强化|服务|助力|聚焦|破解|激活|探索|坚持|实施|做|抓|把|让|以|用|从|在|向|为)|[的了与及在对把让从向着]|[，,。；;：:！!？?、]/;

/** No name of a unit, whatever it ends with: 「走近草原深处」. */
export function readsLikeTitle(text: string): boolean {
  return sentenceWords.test(text);
}

function mayBeUnit(name: string): boolean {
  return (
    name.length >= 4 &&
    name.length <= 50 &&
    /\p{Script=Han}{2}/u.test(name) &&
    unusualEnding.test(name) &&
    !sentenceWords.test(name)
  );
}

/** The names of a byline, without brackets, 「文/」 or 「作者：」; spread names are closed up. */
export function splitByline(text: string): string[] {
  const bare = text
    .trim()
    .replace(/^[○●□■◎◇◆☆★▲]\s*/, '')
    .replace(/^[-—–]+\s*/, '')
    .replace(/^[(（【[](.*)[)）】\]]$/, '$1')
    .replace(/^(本文)?(作\s*者|供\s*稿|撰\s*稿|署\s*名|作者单位|供稿单位|文)\s*[:：/／|]\s*/, '')
    .replace(/^文\s*[/／|]\s*/, '')
    .replace(/^(本刊)?(特约)?(记者|通讯员)[\s\u3000:：]+(?=\S)/, '')
    .replace(/\s*[/／]\s*文$/, '');
  const parts = bare.split(/\s*[,，、;；]\s*/).filter((part) => part !== '');
  if (parts.length > 0 && parts.every(looksLikeForeignName)) return parts;
  const tokens = bare
    .split(/[\s\u3000]+|[,，;；]/)
    .map((token) => token.replace(/^(?:作者|单位|作者单位|供稿单位)[:：]/, ''))
    .filter((token) => token !== '');
  return closeSpreadNames(tokens).flatMap(splitPersons);
}

/** 「张 楠」 printed to the width of three characters is one name. */
export function closeSpreadNames(tokens: readonly string[]): string[] {
  const names: string[] = [];
  let single = '';
  for (const token of tokens) {
    if (/^\p{Script=Han}$/u.test(token)) {
      if (single) {
        names.push(single + token);
        single = '';
      } else single = token;
      continue;
    }
    if (single) {
      names.push(single);
      single = '';
    }
    names.push(token);
  }
  return single ? [...names, single] : names;
}

/** 「政策法规处、机关处」 is one unit with two offices; 「张楠、李冈」 are two persons. */
function splitPersons(token: string): string[] {
  const parts = token.split('、').filter((part) => part !== '');
  if (parts.length < 2) return [token];
  if (parts.every(isPersonName)) return parts;
  const long = parts.filter((part) => /(编办|委员会|政府)/.test(part));
  return long.length === parts.length ? parts : [token];
}
