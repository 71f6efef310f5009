import { isPersonName, isUnitName } from '../../../../shared/periodical/person-or-unit.ts';

/** A line that holds nothing but names of units or persons. */
export function isByline(text: string): boolean {
  const names = splitByline(text);
  return names.length > 0 && names.length <= 8 && names.every((name) => isUnitName(name) || isPersonName(name));
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
  const tokens = bare.split(/[\s\u3000]+|[,，;；]/).filter((token) => token !== '');
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
