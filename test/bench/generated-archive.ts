import type { Archive } from '../../electron/backend/archive/handles.ts';
import { storeCompleteIssue } from '../../electron/backend/issues/store-complete-issue.ts';
import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { type CompleteIssue, completeIssueSchema } from '../../shared/periodical/complete-issue.ts';
import { plainArticle } from '../helpers/plain-article.ts';

export const articlesPerIssue = 18;

/** Beyond those of the issues that are put beside them. */
export const firstTotal = 10_001;

/** Stores issues of generated text, numbered on from `firstTotal`, the same in every run with the same `random`. */
export function storeGeneratedIssues(archive: Archive, count: number, random: () => number): void {
  let ids = 0;
  for (let total = 1; total <= count; total += 1) {
    const complete = generatedIssue(total, random);
    const input = { complete, assetBytes: new Map<string, Uint8Array>(), author: '甲', reason: '导入', report: null };
    storeCompleteIssue(archive, input, { time: new Date(), newId: () => `id-${++ids}` });
  }
}

function generatedIssue(total: number, random: () => number): CompleteIssue {
  const articles = Array.from({ length: articlesPerIssue }, (_, index) => generatedArticle(`a-${total}-${index}`, random));
  const role = { role: '主编', names: ['甲'], byStroke: false };
  return completeIssueSchema.parse({
    issue: {
      id: `i-${total}`,
      title: '河湾机构编制',
      pinyin: '',
      mongolianTitle: [],
      sponsor: '河湾市委编办',
      year: 1990 + Math.floor(total / 40),
      number: (total % 40) + 1,
      total: firstTotal - 1 + total,
      publishedOn: '',
      frequency: '',
      opening: null,
      masthead: { committee: [role], editors: [role], address: '', phone: '', notice: '' },
      distribution: { 报: '', 送: '', 发: '' },
      imprint: { permit: '', compiler: '', printer: '', printedOn: '', printRun: 0 },
    },
    layout: {},
    sections: [0, 1, 2].map((part) => ({
      id: `s-${total}-${part}`,
      name: `栏目${part}`,
      articles: articles.slice(part * 6, part * 6 + 6),
    })),
    assets: [],
  });
}

const words =
  '机构 编制 改革 职责 部门 管理 服务 基层 事项 清单 流程 数据 平台 审批 优化 协同 整合 评估 监督 落实 研究 人员 岗位 规范 制度 试点 推进 乡镇 窗口 群众'.split(
    ' ',
  );

function titleOf(random: () => number): string {
  return Array.from({ length: 6 + Math.floor(random() * 4) }, () => words[Math.floor(random() * words.length)]).join('');
}

const towns = '河湾市 青石县 河口镇 东岭区 西塘乡 南坪市 北渡县 柳溪镇 石桥区 白沙县'.split(' ');

/** Some 3,000 characters in 20 paragraphs under 4 headings. */
function generatedArticle(id: string, random: () => number): Article {
  const sentence = () =>
    `${Array.from({ length: 12 + Math.floor(random() * 12) }, () => words[Math.floor(random() * words.length)]).join('')}。`;
  const blocks = ['一', '二', '三', '四'].flatMap((number) => [
    heading(1, `${number}、${words[Math.floor(random() * words.length)]}`),
    ...Array.from({ length: 5 }, () => paragraph(sentence() + sentence() + sentence() + sentence())),
  ]);
  const bylines = [{ kind: 'unit' as const, name: `${towns[Math.floor(random() * towns.length)]}委编办` }];
  const document = documentOf(...blocks);
  return plainArticle(id, { titleLines: [titleOf(random)], bylines, document });
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
