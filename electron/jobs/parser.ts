import type { RecognisedText } from '../../shared/contract/manuscripts-contract.ts';
import { UserError } from '../../shared/errors.ts';
import { articlesInOrder } from '../../shared/periodical/complete-issue.ts';
import type { ImportDoubt } from '../../shared/periodical/doubt-kinds.ts';
import { checkArticleLimits, checkIssueLimits } from '../backend/articles/check-limits.ts';
import { parseBulletinText } from '../backend/intake/bulletin-text/parse-bulletin-text.ts';
import { anchorDoubts } from '../backend/intake/doubts/anchor-doubts.ts';
import { decodeText } from '../backend/intake/files/decode-text.ts';
import { readSourceFile } from '../backend/intake/files/read-source-file.ts';
import { type FileFormat, sniffFormat } from '../backend/intake/files/sniff-format.ts';
import { importIssue } from '../backend/intake/import-issue.ts';
import { parseArticleText } from '../backend/intake/parse-article-text.ts';
import type { Parsed, ParsedFile, ParseRequest } from '../backend/intake/parse-file.ts';
import { readDoc } from '../backend/intake/word/doc/read-doc.ts';
import { readDocx } from '../backend/intake/word/docx/read-docx.ts';
import { readWordHtml } from '../backend/intake/word/html/read-word-html.ts';
import { readWordManuscript } from '../backend/intake/word/read-word-manuscript.ts';
import { readRtf } from '../backend/intake/word/rtf/read-rtf.ts';
import type { SourceText } from '../backend/intake/word/source-text.ts';
import { answerRequests } from './answer-requests.ts';

/**
 * The parser's process: lives for one file, and leaves nothing to the backend that grows with it but storing. Ids are given there.
 * What is too large to be stored is refused here, where nobody waits and no archive is open yet.
 */
answerRequests(async ({ kind, file, name }: ParseRequest): Promise<ParsedFile<typeof kind>> => {
  const bytes = readSourceFile(file, name);
  const sniffed = sniffFormat(bytes);
  const reader = kind === 'article' ? wordReaders[sniffed.format] : undefined;
  if (reader) {
    const parsed = await readWordManuscript(await reader(bytes, name));
    checkArticleLimits(parsed.article);
    return { encoding: sniffed.name.trim(), parsed };
  }
  const { text, encoding, otherLines = [] } = decodeText(bytes, name);
  // What is no Chinese has no contents, columns and articles to find.
  if (kind === 'issue' && encoding === '不明') throw new UserError('file-encoding-unknown', { file: name });
  const doubts = [...(encoding === '不明' ? [encodingDoubt] : []), ...otherLinesDoubts(otherLines, encoding)];
  if (kind === 'issue') return { encoding, parsed: readIssue(text, name, doubts) };
  const read = readArticle(text, name, kind === 'pasted-passage', doubts);
  if (kind !== 'article') return { encoding, parsed: recognised(read, kind) };
  checkArticleLimits(read.article);
  return { encoding, parsed: read };
});

/** Readers of what word processors write. */
const wordReaders: Partial<Record<FileFormat, (bytes: Uint8Array, file: string) => Promise<SourceText> | SourceText>> = {
  docx: readDocx,
  doc: readDoc,
  rtf: readRtf,
  html: readWordHtml,
};

function readIssue(text: string, name: string, doubts: readonly ImportDoubt[]): Parsed['issue'] {
  const parsed = parseBulletinText(text, name);
  parsed.json.anomalies.unshift(...doubts);
  let count = 0;
  const imported = importIssue(parsed, () => `new-${++count}`);
  checkIssueLimits(imported.complete);
  for (const { article } of articlesInOrder(imported.complete)) checkArticleLimits(article);
  return { recognised: parsed.json, ...imported };
}

function recognised({ article, doubts }: Parsed['article'], kind: 'pasted-article' | 'pasted-passage'): Uint8Array {
  const { kicker, subtitle, bylines, document } = article;
  const hasTitle = kind === 'pasted-article' && !doubts.some(({ kind: doubt }) => doubt === 'missing-title');
  // The title block that a paste fills has lines of a title only.
  const titleLines = [kicker, ...(hasTitle ? article.titleLines : [])].filter((line) => line !== '');
  const head = { titleLines: titleLines.length > 0 ? titleLines : [''], subtitle, bylines };
  const anomalies = doubts.map(({ articleId: _, ...doubt }) => doubt);
  const text: RecognisedText = { ...head, document, anomalies };
  return Buffer.from(JSON.stringify(text));
}

const encodingDoubt: ImportDoubt = {
  line: 1,
  kind: 'encoding',
  what: '这份文件的编码不明，按 GB18030 读出来不像中文，文字可能是错的；请用记事本打开，另存为 UTF-8 编码后重新导入。',
};

function otherLinesDoubts(lines: readonly number[], encoding: string): ImportDoubt[] {
  const [line] = lines;
  if (line === undefined) return [];
  const other = encoding === 'UTF-8' ? 'GB18030' : 'UTF-8';
  const list = `第 ${lines.slice(0, 12).join('、')}${lines.length > 12 ? '…' : ''} 行`;
  return [{ line, kind: 'encoding', what: `这份文件里混着两种编码：${list}是按 ${other} 存的，已按它读出，请核对。` }];
}

function readArticle(text: string, file: string, isPassage: boolean, doubts: readonly ImportDoubt[]): Parsed['article'] {
  const read = parseArticleText(text, () => 'new', { file, isPassage });
  const { article, joins, blockLines, doubtfulLines } = read;
  const anomalies = [...doubts, ...read.anomalies];
  const source = { article, lines: { from: 1, to: Number.POSITIVE_INFINITY }, blockLines };
  return { article, joins, anomalies, doubts: anchorDoubts(anomalies, [source], doubtfulLines), pictures: [] };
}
