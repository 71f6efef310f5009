import { matchKey } from '../../../../shared/text/match-key.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import { closeSpreadNames } from '../recognise/byline-names.ts';
import { isUnclosed } from '../recognise/sentence-end.ts';
import type { ImportedRole } from './bulletin-import.ts';
import { readStatement } from './front-statement.ts';
import { isIssueLine, readIssueNumbers } from './issue-numbers.ts';

/** Everything of the issue that is neither contents nor article. */
export interface Front {
  title: string;
  pinyins: { text: string; line: number }[];
  mongolian: { text: string; line: number }[];
  year: number;
  number: number;
  total: number;
  publishedOn: string;
  frequency: string;
  sponsor: string;
  roles: (ImportedRole & { line: number; byStroke: boolean; lines: number[] })[];
  committeeOrder: string;
  address: string;
  phone: string;
  notice: string;
  imprint: { permit: string; compiler: string; printer: string; printedOn: string; printRun: number };
  distribution: { 报: string; 送: string; 发: string };
  statement: { titles: string[]; paragraphs: SourceLine[]; attribution: string } | null;
  leftOver: SourceLine[];
}

const months = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:出\s*版|出\s*刊|编\s*印|印\s*发|出|刊)/;
const frequencies = /(双\s*月\s*刊|半\s*月\s*刊|半\s*年\s*刊|月\s*刊|季\s*刊|旬\s*刊|周\s*刊|年\s*刊|不定期)/;
const roleNames =
  '名誉主任|副主任委员|主任委员|副主任|主任|委员|顾问|成员|总编辑|副总编辑|总编|副总编|执行主编|常务副主编|副主编|主编|审核|审稿|编审|责任编辑|执行编辑|特约编辑|美术编辑|文字编辑|编辑|校对|责任校对|编务|排版|设计|美编|摄影|发行|通讯员|策划|监制|组长|副组长|主管|英文编辑|蒙文翻译|翻译';
const spreadRoles = roleNames
  .split('|')
  .map((name) => [...name].join('[\\s\\u3000]*'))
  .join('|');
const laterRole = new RegExp(
  `(?<=[\\s\\u3000；;])(?=(?:${spreadRoles})[\\s\\u3000]*(?:[(（][^)）]*[)）])?[\\s\\u3000]*(?:[:：]|[\\s\\u3000]\\p{Script=Han}))`,
  'u',
);
const roleLine = new RegExp(
  `^(${spreadRoles})[\\s\\u3000]*(?:[(（]([^)）]*)[)）])?[\\s\\u3000]*(?:[:：]|[\\s\\u3000]+(?=\\S)|$)(.*)$`,
);

/** 「主任 甲　副主任 乙 丙」 on one line: one line a role. */
function splitRoles(line: SourceLine): SourceLine[] {
  if (line.text.length > 80 || !roleLine.test(line.text)) return [line];
  const parts = line.text.split(laterRole).filter((part) => part.trim() !== '');
  return parts.map((text) => ({ ...line, text: text.trim() }));
}

type Open = { kind: 'role'; index: number } | { kind: 'address' } | { kind: 'distribution'; key: '报' | '送' | '发' } | null;

/** Reads cover, opening, masthead and distribution, wherever they stand and in whatever order. */
export function readFront(lines: readonly SourceLine[], runningHeads: readonly SourceLine[]): Front {
  const front = emptyFront();
  readIssueNumbers(front, [...lines, ...runningHeads]);
  const names = findTitle(front, lines, runningHeads);
  let open: Open = null;
  const rest: SourceLine[] = [];
  for (const line of lines.flatMap(splitRoles)) {
    const text = line.text;
    if (names.has(matchKey(text))) continue;
    const opened = readLabelled(front, line);
    if (opened !== undefined) {
      open = opened;
      continue;
    }
    if (isIssueLine(text)) {
      open = null;
      continue;
    }
    if (/\p{Script=Mongolian}/u.test(text)) {
      front.mongolian.push({ text, line: line.line });
      continue;
    }
    if (/^[A-Za-zÜüǖǘǚǜāáǎàōóǒòēéěèīíǐìūúǔù' ]{6,}$/.test(text) && /^[A-Z]/.test(text)) {
      if (!/^CONTENTS?$/i.test(text)) front.pinyins.push({ text, line: line.line });
      continue;
    }
    if (/^[◇◆]?\s*(编\s*辑\s*委\s*员\s*会|编\s*委\s*会)(\s*(名\s*单|成\s*员))?$/.test(text)) {
      open = null;
      continue;
    }
    if (open && continueOpen(front, open, line)) continue;
    open = null;
    rest.push(line);
  }
  readStatement(front, rest);
  return front;
}

function emptyFront(): Front {
  return {
    title: '',
    pinyins: [],
    mongolian: [],
    year: 0,
    number: 0,
    total: 0,
    publishedOn: '',
    frequency: '',
    sponsor: '',
    roles: [],
    committeeOrder: '',
    address: '',
    phone: '',
    notice: '',
    imprint: { permit: '', compiler: '', printer: '', printedOn: '', printRun: 0 },
    distribution: { 报: '', 送: '', 发: '' },
    statement: null,
    leftOver: [],
  };
}

/** Kinds of running heads that are looked at. */
const mostRunningHeads = 100;

/** 刊名: the short line next to the pinyin or the issue number, or one that comes twice. */
function findTitle(front: Front, lines: readonly SourceLine[], runningHeads: readonly SourceLine[]): ReadonlySet<string> {
  const scores = new Map<string, { text: string; score: number }>();
  // Those of one kind differ by their figures alone.
  const heads = new Map<string, number>();
  for (const { text } of runningHeads) {
    const words = text.replace(/[\s\d]/g, '');
    if (heads.size < mostRunningHeads || heads.has(words)) heads.set(words, (heads.get(words) ?? 0) + 1);
  }
  const countHeads = (title: string): number =>
    [...heads].reduce((sum, [words, count]) => sum + (words.includes(title) ? count : 0), 0);
  for (const [index, line] of lines.entries()) {
    const text = line.text.replace(/^[《〈]|[》〉]$/g, '').trim();
    const compact = text.replace(/[\s\u3000]+/g, '');
    if (
      !/^\p{Script=Han}[\p{Script=Han}·]{1,15}$/u.test(compact) ||
      roleLine.test(text) ||
      /(主办|编印|委员会|出版|卷首语|目录|电话)$/.test(compact)
    )
      continue;
    const near = [lines[index - 1], lines[index + 1], lines[index + 2]].map((one) => one?.text ?? '');
    const score =
      1 +
      (near.some((one) => isIssueLine(one)) ? 2 : 0) +
      (near.some((one) => /^[A-Z][A-Za-zÜü' ]{5,}$/.test(one)) ? 3 : 0) +
      (line.hashes === 1 ? 1 : 0) +
      (index < 6 ? 1 : 0) +
      countHeads(compact) * 2 -
      (/[\u3400-\u9fff]{2,4}/u.test(text) && compact.length <= 3 ? 1 : 0);
    const known = scores.get(compact);
    scores.set(compact, { text: compact, score: (known?.score ?? 0) + score });
  }
  const best = [...scores.values()].sort((a, b) => b.score - a.score)[0];
  front.title = best && best.score >= 2 ? best.text : titleOfHeads(runningHeads);
  return new Set(front.title ? [matchKey(front.title)] : []);
}

function titleOfHeads(heads: readonly SourceLine[]): string {
  const names = heads.map((head) => head.text.replace(/[\d\s·•.年第期总|()（）—–-]+/g, '')).filter((name) => name.length >= 3);
  return names.sort((a, b) => names.filter((one) => one === b).length - names.filter((one) => one === a).length)[0] ?? '';
}

/** A line that says what it is. Returns what the next lines may continue, or undefined where the line has no label. */
function readLabelled(front: Front, line: SourceLine): Open | undefined {
  const text = line.text;
  const spread = /^[(（【]?\s*(报|送|发)\s*(?:送)?\s*[】]?\s*[:：]\s*(.*)$/.exec(text);
  if (spread?.[1]) {
    const key = spread[1] as '报' | '送' | '发';
    front.distribution[key] = (spread[2] ?? '').trim();
    return { kind: 'distribution', key };
  }
  const sponsor = /^(?:(?:主\s*办\s*(?:单\s*位|方)?)\s*[:：]\s*(.+)|(.+?)\s*主\s*办)$/.exec(text);
  if (sponsor && text.length < 60 && !/。/.test(text)) {
    front.sponsor ||= (sponsor[1] ?? sponsor[2] ?? '').trim();
    return null;
  }
  const compiler =
    /^(?:编\s*印\s*(?:单\s*位)?|编\s*辑\s*出\s*版|编\s*辑\s*部?\s*单\s*位)\s*[:：]\s*(.+)$|^(.{4,40}?)\s*编\s*印$/.exec(text);
  if (compiler) {
    front.imprint.compiler = (compiler[1] ?? compiler[2] ?? '').trim();
    return null;
  }
  const printer = /^(?:印\s*刷\s*(?:单\s*位|厂)?|承\s*印\s*(?:单\s*位)?)\s*[:：]\s*(.+)$/.exec(text);
  if (printer?.[1]) {
    front.imprint.printer = printer[1].trim();
    return null;
  }
  const run = /^印\s*数\s*[:：]?\s*(\d[\d,，]*)/.exec(text);
  if (run?.[1]) {
    front.imprint.printRun = Number(run[1].replace(/[,，]/g, ''));
    return null;
  }
  const printed = /^印\s*刷\s*(?:日\s*期|时\s*间)\s*[:：]\s*(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})/.exec(text);
  if (printed) {
    front.imprint.printedOn = isoDate(Number(printed[1]), Number(printed[2]), Number(printed[3]));
    return null;
  }
  if (/准\s*印\s*证|内\s*资\s*(准|第)|准印字/.test(text) && text.length < 60) {
    front.imprint.permit ||= text.replace(/^(内部资料)?(准\s*印\s*证\s*号?|内部资料准印证)\s*[:：]\s*/, '').trim();
    return null;
  }
  const address = /^(?:编辑部|编\s*辑\s*部\s*|通\s*讯\s*|联\s*系\s*|单\s*位\s*)?地\s*址\s*[:：]\s*(.*)$/.exec(text);
  if (address) {
    const [place, phone] = (address[1] ?? '').split(/\s*(?:联系)?电\s*话\s*[:：]\s*/);
    front.address = (place ?? '').trim();
    if (phone) front.phone = phone.trim();
    return { kind: 'address' };
  }
  const phone = /^(?:联\s*系\s*|编辑部|投稿|咨询)?\s*电\s*话\s*[:：]\s*(.+)$/.exec(text);
  if (phone?.[1]) {
    front.phone = phone[1].trim();
    return null;
  }
  if (/内\s*部\s*(资\s*料|刊\s*物|交\s*流)/.test(text) && text.length < 40) {
    front.notice ||= text.replace(/^[(（【]\s*|\s*[)）】]$/g, '').trim();
    return null;
  }
  const date = months.exec(text);
  const frequency = frequencies.exec(text);
  const year =
    /(\d{4})[.\-/年](\d{1,2})[.\-/月](\d{1,2})\s*日?\s*(?:出版|出刊)|(?:出版|出刊)\s*(?:日期|时间)?\s*[:：]\s*(\d{4})[.\-/年](\d{1,2})[.\-/月](\d{1,2})/.exec(
      text,
    );
  if ((date || year || frequency) && text.length < 50 && !/。/.test(text)) {
    if (year) front.publishedOn ||= isoDate(Number(year[1] ?? year[4]), Number(year[2] ?? year[5]), Number(year[3] ?? year[6]));
    else if (date) front.publishedOn ||= isoDate(Number(date[1] ?? front.year), Number(date[2]), Number(date[3]));
    if (frequency?.[1]) front.frequency ||= frequency[1].replace(/\s/g, '');
    return null;
  }
  const role = roleLine.exec(text);
  if (role?.[1] && text.length < 120 && !/。/.test(text)) {
    const order = (role[2] ?? '').replace(/\s/g, '');
    if (/笔[画划]/.test(order)) front.committeeOrder = order.replace(/^以/, '').replace(/(排(序|列)|为序).*$/, '');
    const names = splitNames(role[3] ?? '');
    front.roles.push({
      role: role[1].replace(/[\s\u3000]/g, ''),
      names,
      line: line.line,
      lines: names.map(() => line.line),
      byStroke: /笔[画划]/.test(order),
    });
    return { kind: 'role', index: front.roles.length - 1 };
  }
  return undefined;
}

const recipientEnding =
  /(单位|部门|领导|同志|成员|机构|企业|学校|院校|政府|党委|编办|委员会|办公室|中心|公司|[委办局厅部院社处站所市州盟县旗])[)）]?[。；;]?$/;

function continueOpen(front: Front, open: NonNullable<Open>, line: SourceLine): boolean {
  const text = line.text;
  if (open.kind === 'role') {
    const role = front.roles[open.index];
    if (!role) return false;
    if (/^[(（]?\s*按?.{0,6}笔[画划]/.test(text) && text.length < 20) {
      role.byStroke = true;
      front.committeeOrder = text.replace(/[()（）:：\s]/g, '').replace(/(排(序|列)|为序).*$/, '');
      return true;
    }
    const names = splitNames(text);
    if (names.length === 0 || !names.every((name) => /^[\p{Script=Han}·•]{2,12}$/u.test(name) && name.length <= 8)) return false;
    if (line.hashes > 0 || text.length > 60) return false;
    role.names.push(...names);
    role.lines.push(...names.map(() => line.line));
    return true;
  }
  if (open.kind === 'address') {
    if (text.length > 40 || /[:：。◇]/.test(text) || line.hashes > 0) return false;
    front.address += text;
    return true;
  }
  if (/[:：◇]/.test(text) || line.hashes > 0 || text.length > 120) return false;
  const sofar = front.distribution[open.key];
  if (sofar.length > 2000) return false;
  const isWhole = !/[，,、；;]$/.test(sofar) && !isUnclosed(sofar);
  if (isWhole && !recipientEnding.test(text)) return false;
  if (/^(报|送|发)/.test(text) || (/[。；]$/.test(sofar) && line.gap)) return false;
  front.distribution[open.key] = sofar + text;
  return true;
}

function splitNames(text: string): string[] {
  const tokens = text
    .trim()
    .replace(/[。；;]$/, '')
    .split(/[\s\u3000、，,]+/)
    .filter((token) => token !== '');
  return closeSpreadNames(tokens);
}

function isoDate(year: number, month: number, day: number): string {
  if (!year || month < 1 || month > 12 || day < 1 || day > 31) return '';
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
