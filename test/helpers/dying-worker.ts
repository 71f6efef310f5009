import path from 'node:path';
import { writeFilesSafely } from '../../electron/backend/files/write-files-safely.ts';
import { countFileCalls } from './count-file-calls.ts';

/** Writes three files into a folder and is killed at the call of the given number; ends with 0 where there is no such call any more. */
const [folder = '', at = '0'] = process.argv.slice(2);
let calls = 0;
const stop = countFileCalls(folder, () => {
  calls += 1;
  if (calls === Number(at)) process.kill(process.pid, 'SIGKILL');
});
const files = ['a.pdf', 'b.docx', 'c.txt'].map((name) => ({ file: path.join(folder, name), content: `new ${name}` }));
await writeFilesSafely(folder, files);
stop();
