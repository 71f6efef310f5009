import path from 'node:path';
import { parseBulletinText } from '../backend/intake/bulletin-text/parse-bulletin-text.ts';
import { decodeText } from '../backend/intake/decode-text.ts';
import type { ParsedFile, ParseRequest } from '../backend/intake/parse-file.ts';
import { readSourceFile } from '../backend/intake/read-source-file.ts';
import { answerRequests } from './answer-requests.ts';

/** The parser's process: lives for one file. */
answerRequests(({ file }: ParseRequest): ParsedFile => {
  const name = path.basename(file);
  const { text, encoding } = decodeText(readSourceFile(file), name);
  return { encoding, bulletin: parseBulletinText(text, name) };
});
