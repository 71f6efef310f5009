import { parseBulletinText } from '../backend/intake/bulletin-text/parse-bulletin-text.ts';
import { decodeText } from '../backend/intake/decode-text.ts';
import { parseArticleText } from '../backend/intake/parse-article-text.ts';
import type { ParsedFile, ParseRequest } from '../backend/intake/parse-file.ts';
import { readSourceFile } from '../backend/intake/read-source-file.ts';
import { answerRequests } from './answer-requests.ts';

/** The parser's process: lives for one file. Ids are given by the backend. */
answerRequests(({ kind, file, name }: ParseRequest): ParsedFile<typeof kind> => {
  const { text, encoding } = decodeText(readSourceFile(file, name), name);
  const parsed = kind === 'issue' ? parseBulletinText(text, name) : parseArticleText(text, () => '');
  return { encoding, parsed };
});
