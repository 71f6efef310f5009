import { z } from 'zod';
import type { DocumentNode } from '../document/types.ts';

/** One line of the masthead: 主任, 副主任, 委员, 主编 … `byStroke` prints 「(按姓氏笔画)」 and asks for that order. */
export const mastheadRoleSchema = z.object({
  role: z.string(),
  names: z.array(z.string()),
  byStroke: z.boolean(),
});

export const mastheadSchema = z.object({
  /** 「编辑委员会」: roles under this heading; roles after `editorsFrom` (主编, 审核, 编辑 …) are the editorial office. */
  committee: z.array(mastheadRoleSchema),
  editors: z.array(mastheadRoleSchema),
  address: z.string(),
  phone: z.string(),
  /** 「内部资料 免费交流」, required on the cover by 内部资料性出版物管理办法 art. 14. */
  notice: z.string(),
});

/** 报 (upwards), 送 (sideways), 发 (downwards): each a line of receivers. */
export const distributionSchema = z.object({ 报: z.string(), 送: z.string(), 发: z.string() });

/** What 内部资料性出版物管理办法 wants printed on cover, back cover or 版权页. Empty strings are still to be filled in. */
export const imprintSchema = z.object({
  /** 准印证号, whole, as on the licence. */
  permit: z.string(),
  /** 编印单位. */
  compiler: z.string(),
  /** 印刷单位. */
  printer: z.string(),
  /** 印刷日期, ISO date. */
  printedOn: z.string(),
  /** 印数, copies; 0 where not yet known. */
  printRun: z.number().int().nonnegative(),
});

/** 卷首语: a statement on a page of its own with its source line. */
export const openingSchema = z.object({
  title: z.string(),
  document: z.custom<DocumentNode>((value) => typeof value === 'object' && value !== null),
  attribution: z.string(),
});

/** Everything of an issue that is not an article. Nothing here can be computed from the rest. */
export const issueSchema = z.object({
  id: z.string(),
  /** 刊名. */
  title: z.string(),
  pinyin: z.string(),
  /** Words of the vertical Mongolian title, one string a column, left to right; empty where there is none. */
  mongolianTitle: z.array(z.string()),
  sponsor: z.string(),
  year: z.number().int(),
  /** Number within the year. */
  number: z.number().int().positive(),
  /** 总期号. */
  total: z.number().int().positive(),
  /** ISO date, or empty. */
  publishedOn: z.string(),
  /** 「双月刊」. */
  frequency: z.string(),
  opening: openingSchema.nullable(),
  masthead: mastheadSchema,
  distribution: distributionSchema,
  imprint: imprintSchema,
});

/** What an issue says of itself, without its opening: that is a document with versions of its own, like an article. */
export const issueInformationSchema = issueSchema.omit({ opening: true });

export type MastheadRole = z.infer<typeof mastheadRoleSchema>;
export type Distribution = z.infer<typeof distributionSchema>;
export type Opening = z.infer<typeof openingSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type IssueInformation = z.infer<typeof issueInformationSchema>;

/** 「2021年第1期」. */
export function issueName(issue: Pick<Issue, 'year' | 'number'>): string {
  return `${issue.year}年第${issue.number}期`;
}

/** 「总第167期」. */
export function totalNumberName(issue: Pick<Issue, 'total'>): string {
  return `总第${issue.total}期`;
}

/** 「3月26日出版（双月刊）」; parts that are not known are left out. */
export function publicationLine(issue: Pick<Issue, 'publishedOn' | 'frequency'>): string {
  return publishedLine(issue.publishedOn) + (issue.frequency ? `（${issue.frequency}）` : '');
}

/** 「3月26日出版」; '' where the day is not known. */
export function publishedLine(publishedOn: string): string {
  const date = /^\d{4}-(\d{2})-(\d{2})$/.exec(publishedOn);
  return date ? `${Number(date[1])}月${Number(date[2])}日出版` : '';
}
