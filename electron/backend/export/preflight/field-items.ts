import type { Finding, FindingTarget } from '../../../../shared/contract/finding.ts';
import { plainText } from '../../../../shared/document/plain-text.ts';
import type { CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import type { Issue } from '../../../../shared/periodical/issue.ts';

type IssuePart = Extract<FindingTarget, { kind: 'issue' }>['part'];

/**
 * What the issue should say of itself and does not. 内部资料性出版物管理办法 art. 14 wants 准印证编号 and 「内部资料，免费交流」 on
 * the cover, and 编印单位, 发送对象, 印刷单位, 印刷日期 and 印数 in a clear place.
 */
export function fieldItems({ issue }: Pick<CompleteIssue, 'issue'>): Finding[] {
  return [...requiredFields(issue), ...usualFields(issue), ...openingItems(issue)];
}

function requiredFields(issue: Issue): Finding[] {
  const { imprint, masthead, distribution } = issue;
  const isNoticed = /内部资料/.test(masthead.notice) && /免费交流/.test(masthead.notice);
  const receivers = Object.values(distribution).join('').trim();
  return missing('error', [
    [issue.title, 'cover', '没有填写刊名。'],
    [imprint.permit, 'imprint', '没有填写准印证号，《内部资料性出版物管理办法》要求印在封面上。'],
    [isNoticed ? '有' : '', 'masthead', '没有“内部资料 免费交流”字样，《内部资料性出版物管理办法》要求印在封面上。'],
    [imprint.compiler || issue.sponsor, 'imprint', '没有填写编印单位，按规定必须印出。'],
    [imprint.printer, 'imprint', '没有填写印刷单位，按规定必须印出。'],
    [imprint.printedOn, 'imprint', '没有填写印刷日期，按规定必须印出。'],
    [imprint.printRun > 0 ? '有' : '', 'imprint', '没有填写印数，按规定必须印出。'],
    [receivers, 'distribution', '没有填写发送对象（报、送、发），按规定必须印出。'],
  ]);
}

function usualFields(issue: Issue): Finding[] {
  const { masthead } = issue;
  return missing('warning', [
    [issue.sponsor, 'cover', '没有填写主办单位。'],
    [issue.publishedOn, 'cover', '没有填写出版日期。'],
    [masthead.address, 'masthead', '版权页没有填写地址。'],
    [masthead.phone, 'masthead', '版权页没有填写电话。'],
    [masthead.editors.flatMap(({ names }) => names).join(''), 'masthead', '版权页没有编辑人员名单。'],
  ]);
}

function missing(severity: Finding['severity'], fields: [text: string, part: IssuePart, message: string][]): Finding[] {
  return fields
    .filter(([text]) => text.trim() === '')
    .map(([, part, message]) => ({ kind: 'empty-field', severity, message, target: { kind: 'issue', part } }));
}

function openingItems({ opening }: Issue): Finding[] {
  if (!opening || plainText(opening.document).trim() !== '') return [];
  const target = { kind: 'issue', part: 'opening' } as const;
  return [{ kind: 'empty-field', severity: 'warning', message: '卷首语没有正文，会印出空白的一页。', target }];
}
