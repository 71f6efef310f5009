import type { IssueInformation } from './issue.ts';
import type { Layout } from './layout.ts';

/** What an issue says of itself, and its layout. */
interface Settings {
  issue: IssueInformation;
  layout: Layout;
}

/** A name for each field, and within a group for each of its own. */
type NamesOf<Fields> = {
  readonly [Key in keyof Fields]: Fields[Key] extends string | number | boolean | readonly unknown[]
    ? string
    : NamesOf<Fields[Key]>;
};

/** How editors call the settings of an issue. */
const names: NamesOf<{ issue: Omit<IssueInformation, 'id'>; layout: Layout }> = {
  issue: {
    title: '刊名',
    pinyin: '刊名拼音',
    mongolianTitle: '蒙古文刊名',
    sponsor: '主办单位',
    year: '年份',
    number: '期号',
    total: '总期号',
    publishedOn: '出版日期',
    frequency: '刊期',
    masthead: {
      committee: '编委会',
      editors: '编辑部',
      address: '地址',
      phone: '电话',
      notice: '内部资料字样',
    },
    distribution: { 报: '报', 送: '送', 发: '发' },
    imprint: {
      permit: '准印证号',
      compiler: '编印单位',
      printer: '印刷单位',
      printedOn: '印刷日期',
      printRun: '印数',
    },
  },
  layout: {
    pageWidthMm: '页宽',
    pageHeightMm: '页高',
    marginTopMm: '上边距',
    marginBottomMm: '下边距',
    marginInsideMm: '内边距',
    marginOutsideMm: '外边距',
    columns: '分栏',
    columnGapMm: '栏间距',
    bodySizePt: '字号',
    linePitchPt: '行距',
    firstLineIndentChars: '首行缩进',
    balanceLastPage: '末页两栏齐平',
    cover: '封面怎样计页',
    accent: '主色',
    fonts: { song: '宋体', hei: '黑体', kai: '楷体', title: '篇名的字体', mongolian: '蒙古文字体' },
  },
};

const coverNames: Readonly<Record<Layout['cover'], string>> = { separate: '另加封面', own: '自带封面' };

type Plain = Readonly<Record<string, unknown>>;
interface Names {
  readonly [key: string]: string | Names;
}

/** What differs between two states of an issue's settings, a line each: 「主办单位：甲 → 乙」. */
export function settingsChanges(before: Settings, after: Settings): string[] {
  return changesOf(names, before, after).map(({ name, from, to }) => `${name}：${valueText(from)} → ${valueText(to)}`);
}

/** What is not the same in two states of an issue's settings: 「主办单位」. */
export function changedSettings(before: Settings, after: Settings): string[] {
  return changesOf(names, before, after).map(({ name }) => name);
}

function changesOf(named: Names, before: object, after: object): { name: string; from: unknown; to: unknown }[] {
  return Object.entries(named).flatMap(([key, name]) => {
    const [from, to] = [(before as Plain)[key], (after as Plain)[key]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    if (typeof name !== 'string') return changesOf(name, from as Plain, to as Plain);
    return [key === 'cover' ? { name, from: coverName(from), to: coverName(to) } : { name, from, to }];
  });
}

function coverName(cover: unknown): string {
  return coverNames[cover as Layout['cover']];
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : value.map(itemText).join('；');
  return String(value);
}

/** A line of the masthead with its names, or a word. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { role, names: people } = item as Plain;
  return Array.isArray(people) ? `${String(role)} ${people.join('、')}` : JSON.stringify(item);
}
