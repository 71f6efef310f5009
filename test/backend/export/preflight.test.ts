import { expect, test } from 'vitest';
import type { Finding } from '../../../shared/contract/finding.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';
import { writeOpening } from '../../helpers/write-opening.ts';

function piece(id: string, changes: Partial<Article> = {}): Article {
  return plainArticle(id, {
    titleLines: [`题目${id}`],
    bylines: [{ kind: 'unit', name: '河湾市委编办' }],
    document: documentOf(paragraph('一段话。')),
    ...changes,
  });
}

const [picture] = testImages;
const figure = { type: 'figure' as const, attrs: { asset: picture?.asset.id ?? '' } };

function shown(items: readonly Finding[]): string[] {
  return items.map(({ severity, kind, message }) => `${severity} ${kind} ${message}`);
}

test('the sample issue is ready to go out', async () => {
  const { client } = testBackend();
  const { issueId } = await client.program.loadSample();
  expect(await client.exports.preflight({ issueId })).toEqual([]);
});

test('an issue with nothing filled in wants everything the rules want', async () => {
  const { client } = testBackend();
  const { issue } = await client.issues.create({ from: null, title: '河湾', year: 2031, number: 1, total: 1, publishedOn: '' });
  const masthead = { ...emptyIssue.masthead, notice: '内部资料' };
  const { issueHash, layout } = await client.issues.outline({ issueId: issue.id });
  const opening = { title: '卷首', document: documentOf(paragraph()), attribution: '' };
  await client.issues.update({
    issueId: issue.id,
    parent: issueHash,
    issue: { ...issue, title: ' ', masthead },
    layout,
  });
  await writeOpening(client, issue.id, opening);
  const items = await client.exports.preflight({ issueId: issue.id });
  expect(shown(items)).toEqual([
    'error empty-field 没有填写刊名。',
    'error empty-field 没有填写准印证号，《内部资料性出版物管理办法》要求印在封面上。',
    'error empty-field 没有“内部资料 免费交流”字样，《内部资料性出版物管理办法》要求印在封面上。',
    'error empty-field 没有填写编印单位，按规定必须印出。',
    'error empty-field 没有填写印刷单位，按规定必须印出。',
    'error empty-field 没有填写印刷日期，按规定必须印出。',
    'error empty-field 没有填写印数，按规定必须印出。',
    'error empty-field 没有填写发送对象（报、送、发），按规定必须印出。',
    'error empty-section 这一期还没有编入任何稿件。',
    'warning empty-field 没有填写主办单位。',
    'warning empty-field 没有填写出版日期。',
    'warning empty-field 版权页没有填写地址。',
    'warning empty-field 版权页没有填写电话。',
    'warning empty-field 版权页没有编辑人员名单。',
    'warning empty-field 卷首语没有正文，会印出空白的一页。',
    expect.stringMatching(/^warning page-count 现在有 \d 页，加 \d 页空白共 \d 页，才是 4 的倍数/),
  ]);
  expect(items[1]?.target).toEqual({ kind: 'issue', part: 'imprint' });
});

test('articles, pictures, names, fonts and layout are looked at too, each with its place', async () => {
  const backend = testBackend();
  const { client } = backend;
  const base = storedIssue(backend);
  const { masthead } = base.issue;
  const complete = {
    ...base,
    issue: {
      ...base.issue,
      id: 'spoilt',
      total: 15,
      masthead: { ...masthead, committee: [{ role: '委员', names: ['王小川', '丁一鸣', '𪚥飞'], byStroke: true }] },
    },
    layout: { ...defaultLayout, linePitchPt: 12, fonts: { ...defaultLayout.fonts, kai: '没有的楷体' } },
    sections: [
      {
        id: 'p1',
        name: '栏目一',
        articles: [piece('1', { kind: 'filler', bylines: [] }), piece('2', { titleLines: [''], bylines: [] })],
      },
      { id: 'p2', name: '栏目二', articles: [] },
      {
        id: 'p3',
        name: '栏目三',
        articles: [
          piece('3', { document: documentOf(paragraph(' ')) }),
          piece('4', { document: documentOf(figure, paragraph('楔形字\u{12345}。')) }),
        ],
      },
    ],
    assets: picture ? [picture.asset] : [],
  };
  backend.storeCompleteIssue({ complete, assetBytes: new Map(), reason: '导入', report: null });
  const items = await client.exports.preflight({ issueId: 'spoilt' });
  expect(shown(items)).toEqual([
    'error empty-field 有一篇稿件没有标题。',
    'error empty-article 《题目3》没有正文。',
    'error missing-font 这台电脑没有安装字体“没有的楷体”，现在用程序自带的字体代替，请安装这种字体或者在版式里另选一种。',
    'error unplaced 补白《题目1》前面没有稿件，请把它移到一篇稿件的后面。',
    'error missing-glyphs 《题目4》里的“\u{12345}”（U+12345）没有字体能显示，会印成方框。',
    'warning stroke-order 委员名单没有按姓氏笔画排列：“丁一鸣”应当排在最前。',
    'warning stroke-order 笔画表里没有“𪚥”，委员名单中“𪚥飞”的位置请人工核对。',
    'warning empty-section “栏目二”栏目里没有稿件，目录中不会出现这个栏目。',
    'warning empty-field 《（无标题）》没有署名。',
    'warning low-resolution 《题目4》的第 1 幅图片印出来只有每英寸 96 点，会发虚，请换成宽度不少于 250 像素的图片。',
    expect.stringMatching(/^warning layout 行距小于字号/),
    expect.stringMatching(/^warning page-count/),
  ]);
  expect(items.find(({ kind }) => kind === 'low-resolution')?.target).toEqual({ kind: 'article', articleId: '4' });
  expect(await refusal(client.exports.preflight({ issueId: 'gone' }))).toMatchObject({ code: 'issue-gone' });
});
