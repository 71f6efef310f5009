import { documentOf, footnote, heading, marked, note, paragraph } from '../../shared/document/build.ts';
import type { BlockNode, DocumentNode, InlineNode, TableCellNode, TableNode } from '../../shared/document/types.ts';
import type { Article } from '../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { defaultLayout, type Layout } from '../../shared/periodical/layout.ts';
import { plainArticle } from './plain-article.ts';
import { testImages } from './test-images.ts';

/** A small issue of an invented office with every type of block, mark and part. The pictures are `testImages`. */
export function inventedIssue(layout: Partial<Layout> = {}): CompleteIssue {
  return {
    issue: {
      id: 'invented',
      title: '河湾机构编制',
      pinyin: 'HE WAN JI GOU BIAN ZHI',
      mongolianTitle: ['ᠮᠣᠩᠭᠣᠯ', 'ᠪᠢᠴᠢᠭ'],
      sponsor: '中共河湾市委机构编制委员会办公室',
      year: 2031,
      number: 2,
      total: 14,
      publishedOn: '2031-04-26',
      frequency: '双月刊',
      opening: {
        title: '把规矩立在平时 把功夫下在实处',
        document: documentOf(paragraph('机构是骨架，编制是血脉。骨架正，则身子正；血脉通，则四肢活。'.repeat(4))),
        attribution: '——摘自本刊编辑部座谈记录',
      },
      masthead: {
        committee: [
          { role: '主任', names: ['丁一鸣'], byStroke: false },
          { role: '副主任', names: ['于松', '方可'], byStroke: false },
          { role: '委员', names: ['马行', '王小川', '白杨', '冯四海', '沈秋', '钱塘江'], byStroke: true },
        ],
        editors: [{ role: '主编', names: ['丁一鸣'], byStroke: false }],
        address: '河湾市滨河路9号综合楼305室',
        phone: '0000-1234567',
        notice: '内部资料 免费交流',
      },
      distribution: { 报: '省委编办，市委、市人大、市政府、市政协', 送: '各市委编办，市直有关部门', 发: '各县（区）委编办' },
      imprint: {
        permit: '河内资准字第00号',
        compiler: '河湾市委编办综合科',
        printer: '河湾印务有限公司',
        printedOn: '2031-04-20',
        printRun: 800,
      },
    },
    layout: { ...defaultLayout, ...layout },
    sections: [
      { id: 's1', name: '经验交流', articles: [everyBlock(), longArticle('a2', '一条渠引活一片田'), filler()] },
      { id: 's2', name: '改革与探索', articles: [longArticle('a3', '数一数盖过的章 算一算跑过的路 理一理管过的事')] },
    ],
    assets: testImages.map((image) => image.asset),
  };
}

function everyBlock(): Article {
  const change = { id: 'c1', author: '编辑甲', time: '2031-03-01T08:00:00.000Z' };
  const inlines: InlineNode[] = [
    { type: 'text', text: '平常的字，' },
    marked('粗体', 'bold'),
    marked('楷体', 'emphasis'),
    marked('下划线', 'underline'),
    { type: 'text', text: '面积12 km' },
    marked('2', 'superscript'),
    { type: 'text', text: '，H' },
    marked('2', 'subscript'),
    { type: 'text', text: 'O，' },
    { type: 'text', text: '网上可查', marks: [{ type: 'link', attrs: { href: 'https://example.com/a?b=1&c=2' } }] },
    footnote('注文在页末，写明数据的出处。'),
    { type: 'text', text: '，添上的话', marks: [{ type: 'insertion', attrs: change }] },
    { type: 'text', text: '，删去的话', marks: [{ type: 'deletion', attrs: { ...change, id: 'c2' } }] },
    { type: 'hardBreak' },
    { type: 'text', text: '换行之后。' },
  ];
  return {
    id: 'a1',
    kind: 'article',
    kicker: '基层来信',
    titleLines: ['小院里的大账本', '一年记下三百件事'],
    subtitle: '柳林镇便民服务的一本明白账',
    bylines: [
      { kind: 'unit', name: '柳林镇党委' },
      { kind: 'person', name: '于松' },
    ],
    contentsTitle: null,
    document: documentOf(
      note(paragraph('编者按：这一篇写的是一个镇怎样把事办细。')),
      paragraph(...inlines),
      ...body(2),
      heading(1, '一、账从哪里来'),
      paragraph(marked('（一）先问路。', 'lead'), '问清了路，才知道脚往哪里迈。'),
      { type: 'blockquote', content: [paragraph('老人说，办事的人脚勤，求办的人腿就闲。')] },
      heading(2, '（一）记账的人'),
      ...body(2),
      heading(3, '1.每天一页'),
      heading(4, '（1）页上有名'),
      figure(0, 'column', '图1 小院一角'),
      table('column', '表1 三年办件数'),
      ...body(3),
      table('page', '表2 各窗口办件情况'),
      figure(1, 'page', '图2 办件走势'),
      ...body(2),
      { type: 'paragraph', attrs: { align: 'end' }, content: [{ type: 'text', text: '二〇三一年三月' }] },
      { type: 'credits', content: [{ type: 'text', text: '（柳林镇党政办供稿）' }] },
    ),
  };
}

function longArticle(id: string, title: string): Article {
  return plainArticle(id, {
    titleLines: [title],
    bylines: [{ kind: 'unit', name: '河湾市委编办' }],
    document: documentOf(heading(1, '一、来路'), ...body(9), heading(1, '二、去处'), ...body(8)),
  });
}

function filler(): Article {
  const document: DocumentNode = documentOf(
    paragraph('古人造桥先量水，今人办事先问需。水有深浅，需有缓急，量准了再落桩，桥才立得住。'),
  );
  return { ...longArticle('f1', '桥与桩'), kind: 'filler', document, bylines: [{ kind: 'person', name: '沈秋' }] };
}

/** Paragraphs that differ in length and words. */
function body(count: number): BlockNode[] {
  const sentences = [
    '镇上的院子不大，前后两排平房，中间一棵老槐树，树下摆着四张桌子。',
    '谁家的事办到哪一步，墙上的牌子写得明明白白，不识字的老人也看得懂颜色。',
    '三年下来，账本记满了二十六册，翻开任何一页，都能找到办事的人和办成的日子。',
    '有人问，记这么细图什么？管账的姑娘说，图个心里有数，图个下回不走弯路。',
    '去年汛期，村口的桥冲坏了，账上第二天就多了一行字，第五天这一行就划了勾。',
  ];
  return Array.from({ length: count }, (_, index) =>
    paragraph(Array.from({ length: 2 + ((index * 3) % 4) }, (__, at) => sentences[(index + at) % sentences.length]).join('')),
  );
}

function figure(image: number, span: 'column' | 'page', caption: string): BlockNode {
  const asset = testImages[image]?.asset.id ?? '';
  return { type: 'figure', attrs: { asset, alt: caption.slice(3), span }, content: [{ type: 'text', text: caption }] };
}

function table(span: 'column' | 'page', caption: string): TableNode {
  const cell = (text: string, type: TableCellNode['type'], attrs: TableCellNode['attrs'] = {}): TableCellNode => ({
    type,
    attrs,
    content: [paragraph(text)],
  });
  const rows = Array.from({ length: span === 'page' ? 6 : 3 }, (_, row) => [
    cell(`第${row + 1}窗口的办理事项`, 'tableCell'),
    cell(`${row * 7 + 3}`, 'tableCell'),
    cell(`${row * 11 + 5}`, 'tableCell'),
  ]);
  return {
    type: 'table',
    attrs: { span, caption },
    content: [
      { type: 'tableRow', content: [cell('事项', 'tableHeader', { rowspan: 2 }), cell('件数', 'tableHeader', { colspan: 2 })] },
      { type: 'tableRow', content: [cell('上半年', 'tableHeader'), cell('下半年', 'tableHeader')] },
      ...rows.map((content) => ({ type: 'tableRow' as const, content })),
    ],
  };
}
