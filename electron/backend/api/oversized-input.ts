import { ORPCError } from '@orpc/server';
import { UserError } from '../../../shared/errors.ts';

/** What an editor calls the fields that the contract limits. */
const fieldNames: Readonly<Record<string, string>> = {
  title: '标题',
  contents: '文件',
  name: '名称',
  text: '查找的文字',
  replacement: '替换成的文字',
  hits: '要替换的地方',
  articleIds: '选中的稿件',
  articles: '一个栏目的稿件',
  author: '姓名',
  note: '备注',
  sectionNames: '常用栏目',
};

const measures = {
  string: (maximum: number) => `${maximum} 字`,
  array: (maximum: number) => `${maximum} 项`,
  file: (maximum: number) => `${maximum / 2 ** 20} MB`,
};

/** The refusal of an input that is longer than the contract allows; null for every other error. */
export function oversizedInput(error: unknown): UserError<'too-large'> | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  const { issues = [] } = (error.data ?? {}) as {
    issues?: { code?: string; origin?: string; maximum?: number; path?: unknown[] }[];
  };
  const tooBig = issues.find(({ code, origin }) => code === 'too_big' && origin !== undefined && origin in measures);
  if (!tooBig) return null;
  const field = tooBig.path?.findLast((part) => typeof part === 'string') ?? '';
  const where = fieldNames[field as string] ?? '输入的内容';
  const limit = measures[tooBig.origin as keyof typeof measures](tooBig.maximum ?? 0);
  return new UserError('too-large', { where, what: '超过了能接受的长度', limit }, { cause: error });
}
