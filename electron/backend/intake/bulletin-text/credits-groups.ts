import { isPersonName } from '../../../../shared/periodical/person-or-unit.ts';
import { closeSpreadNames } from '../recognise/byline-names.ts';

const unitAndPerson =
  /^(.*(?:编办|编委|办公室|委员会|办公厅|政府|管理局|[局厅委办处科室院所站队组部会]|中心|公司|大学|学院|党校))[\s\u3000:：]*(\p{Script=Han}{2,4}(?:[·•]\p{Script=Han}+)?)$/u;

/** 「甲市委编办张楠、李冈；乙市委编办周知」→ units with their people. A person without a unit belongs to the unit before. */
export function parseCreditsGroups(text: string): { unit: string; people: string[] }[] {
  const bare = text.replace(/^[(（\s]+|[)）\s。.]+$/g, '').replace(/^[^:：]{0,16}[:：]\s*/, '');
  const groups: { unit: string; people: string[] }[] = [];
  for (const part of bare.split(/[；;]/)) {
    const named = /^\s*([^:：、，,]{2,24})[:：](.+)$/.exec(part);
    if (named?.[1] && named[2]) groups.push({ unit: named[1].trim(), people: [] });
    const tokens = closeSpreadNames((named?.[2] ?? part).split(/[、，,\s\u3000]+/).filter((token) => token !== ''));
    for (const [index, token] of tokens.entries()) {
      const pair = unitAndPerson.exec(token);
      if (pair?.[1] && pair[2] && isPersonName(pair[2])) groups.push({ unit: pair[1], people: [pair[2]] });
      else if (isPersonName(token) || groups.length > 0) {
        const group = groups.at(-1);
        const next = tokens[index + 1];
        if (!isPersonName(token) && next !== undefined) groups.push({ unit: token, people: [] });
        else if (group) group.people.push(token);
        else groups.push({ unit: '', people: [token] });
      } else groups.push({ unit: token.replace(/[:：]$/, ''), people: [] });
    }
  }
  return groups;
}
