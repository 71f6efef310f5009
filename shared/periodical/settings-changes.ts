/** How editors call what an issue says of itself, and its layout. Keys that stand for a group name it before its own fields. */
const names: Readonly<Record<string, string>> = {
  title: '刊名',
  pinyin: '刊名拼音',
  mongolianTitle: '蒙古文刊名',
  sponsor: '主办单位',
  year: '年份',
  number: '期号',
  total: '总期号',
  publishedOn: '出版日期',
  frequency: '刊期',
  committee: '编委会',
  editors: '编辑部',
  address: '地址',
  phone: '电话',
  notice: '内部资料字样',
  permit: '准印证号',
  compiler: '编印单位',
  printer: '印刷单位',
  printedOn: '印刷日期',
  printRun: '印数',
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
  song: '宋体',
  hei: '黑体',
  kai: '楷体',
};

type Plain = Readonly<Record<string, unknown>>;

/** What differs between two states of an issue's settings, a line each: 「主办单位：甲 → 乙」. */
export function settingsChanges(before: Plain, after: Plain): string[] {
  return changesOf(before, after).map(({ name, from, to }) => `${name}：${valueText(from)} → ${valueText(to)}`);
}

/** What is not the same in two states of an issue's settings: 「主办单位」. */
export function changedSettings(before: Plain, after: Plain): string[] {
  return changesOf(before, after).map(({ name }) => name);
}

function changesOf(before: Plain, after: Plain): { name: string; from: unknown; to: unknown }[] {
  return Object.keys({ ...before, ...after }).flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (key === 'id' || JSON.stringify(from) === JSON.stringify(to)) return [];
    if (isPlain(from) && isPlain(to)) return changesOf(from, to);
    return [{ name: names[key] ?? key, from, to }];
  });
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : value.map(itemText).join('；');
  return String(value);
}

/** A line of the masthead with its names, or a word. */
function itemText(item: unknown): string {
  if (!isPlain(item)) return String(item);
  const { role, names: people } = item;
  return Array.isArray(people) ? `${String(role)} ${people.join('、')}` : JSON.stringify(item);
}
