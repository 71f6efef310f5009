import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';

const root = path.resolve(import.meta.dirname, '../..');
const realIssue = path.resolve(root, '../shared/issue-167.md');
let folder: string;
let home: string;

beforeAll(() => {
  buildIfStale(root);
  folder = mkdtempSync(path.join(os.tmpdir(), 'cli-test-'));
  home = path.join(folder, 'home');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command as it is built; temporary archives go below the test's folder so that left-overs are seen. */
function bulletin(...args: string[]): Promise<Ended> {
  return bulletinIn(root, ...args);
}

function bulletinIn(cwd: string, ...args: string[]): Promise<Ended> {
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'dist/hosts/cli.js'), ...args], {
      cwd,
      env: { ...process.env, BULLETIN_HOME: home, TMPDIR: temporary },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => {
      expect(readdirSync(temporary)).toEqual([]);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Small, whole, and of nobody. */
const issueText = `# 河湾机构编制

HEWAN JIGOU BIANZHI

中共河湾市委机构编制委员会办公室主办

2031·02 | 总第14期
4月26日出版(双月刊)

## 编辑委员会

主任:丁一鸣
委员(按姓氏笔画):
于松 方可 白杨
主编:丁一鸣

报:省委编办
送:各市委编办
发:各县委编办

## 目 录

### ◇经验交流

- 3 一条渠引活一片田 河湾县委编办

- 4 数一数盖过的章 丁一鸣

# 一条渠引活一片田

河湾县委编办

## 一、先把水量清

去年冬天,县里把七个乡镇的水管站走了一遍,每个站记下三笔账:管多少亩地、有几个人、一年修几次渠。账记完了,哪里人多、哪里人少,一眼就看得见。

(一)账要当面算。站长、村干部和用水户坐在一起,把本子摊开来对,对不上的地方当场补。

# 数一数盖过的章

丁一鸣

办一个养殖证要盖九个章。我们请人从第一个窗口走到第九个窗口,一路计时,一共用了十一天零四个小时。
`;

describe('wrong usage', () => {
  test.each([
    [['dance'], '没有“dance”这个命令'],
    [['compile'], '请用 --out'],
    [['import'], '请写明要导入的文件'],
    [['import', 'a', 'b'], '多了参数“b”'],
    [['import', 'a', '--as', 'poem'], '--as 只能是'],
    [['list', '--pdf'], '没有选项 --pdf'],
    [['list', '--colour'], '--colour'],
    [['serve', '--port', '65536'], '--port 要是'],
    [['serve', '--out', 'a'], '没有选项 --out'],
    [['list', '--port', '1'], '没有选项 --port'],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await bulletin(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('用法');
  });
});

test('help is no error', async () => {
  const { code, stdout } = await bulletin('help');
  expect(code).toBe(0);
  expect(stdout).toContain('compile [总期号|文件] --out 文件夹');
});

describe('an issue from its text to the printer', () => {
  test('import, list, verify, compile; a second import is refused', async () => {
    const file = path.join(folder, 'issue.md');
    writeFileSync(file, issueText);
    const imported = await bulletin('import', file, '--json');
    expect(imported).toMatchObject({ code: 0 });
    const recognised = JSON.parse(imported.stdout);
    expect(recognised.issue).toMatchObject({
      title: '河湾机构编制',
      year: 2031,
      number: 2,
      total: 14,
      publishedOn: '2031-04-26',
    });
    expect(recognised.articles.map((article: { title: string[] }) => article.title.join(''))).toEqual([
      '一条渠引活一片田',
      '数一数盖过的章',
    ]);

    expect(await bulletin('import', file)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('已经有总第14期'),
    });
    expect((await bulletin('list')).stdout).toContain('总第14期');
    expect(await bulletin('verify')).toMatchObject({ code: 0, stdout: expect.stringContaining('档案完好') });

    const out = path.join(folder, 'out');
    const compiled = await bulletin('compile', '14', '--json', '--out', out, '--pdf', '--docx', '--text');
    expect(compiled.code).toBe(0);
    expect(compiled.stderr).toMatch(/有 \d+ 处问题应当先处理，仍继续输出：\n {2}.*准印证号/);
    const { files } = JSON.parse(compiled.stdout) as { files: { file: string; format: string }[] };
    expect(files.map((one) => one.format)).toEqual(['pdf', 'docx', 'text']);
    expect(readdirSync(out).sort()).toEqual(files.map((one) => path.basename(one.file)).sort());
    for (const name of ['总第14期']) {
      const named = await bulletin('compile', name, '--json', '--out', path.join(folder, name), '--text');
      expect(named).toMatchObject({ code: 0 });
      expect(JSON.parse(named.stdout).map).toEqual(JSON.parse(compiled.stdout).map);
    }
    const text = files.find((one) => one.format === 'text')?.file ?? '';
    expect(readFileSync(text, 'utf8')).toContain('去年冬天，县里把七个乡镇的水管站走了一遍');
  });

  test('a manuscript alone', async () => {
    const file = path.join(folder, '来稿.txt');
    writeFileSync(file, '一条渠引活一片田\n河湾县委编办\n\n一、先把水量清\n\n去年冬天,县里把七个乡镇的水管站走了一遍。\n');
    expect(await bulletin('import', '--as', 'article', file)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('《一条渠引活一片田》（河湾县委编办）'),
    });
    expect((await bulletin('verify', '--tidy')).stdout).toMatch(/档案完好.*\n没有多余的图片。/);
  });

  test('the sample without an argument', async () => {
    const out = path.join(folder, 'sample');
    const { code, stdout } = await bulletin('compile', '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/◇.+\n +3 {2}\S/);
    expect(readdirSync(out)).toHaveLength(2);
  });

  test.runIf(statSync(realIssue, { throwIfNoEntry: false }))('the real issue', async () => {
    const { code, stdout } = await bulletin('compile', realIssue, '--out', path.join(folder, 'real'), '--pdf', '--docx');
    expect(code).toBe(0);
    expect(stdout.match(/^ +\d+ {2}/gm)).toHaveLength(18);
  });
});

describe('Ctrl+C', () => {
  /** Ends the command when it has said that it is at a step. */
  function interrupted(step: string, ...args: string[]): Promise<Ended & { signal: NodeJS.Signals | null }> {
    const temporary = path.join(folder, 'interrupted');
    mkdirSync(temporary, { recursive: true });
    return new Promise((resolve) => {
      const env = { ...process.env, BULLETIN_HOME: home, TMPDIR: temporary };
      const child = spawn(process.execPath, [path.join(root, 'dist/hosts/cli.js'), ...args], { cwd: root, env });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        const before = stderr;
        stderr += chunk;
        if (!before.includes(step) && stderr.includes(step)) child.kill('SIGINT');
      });
      child.on('close', (code, signal) => {
        expect(readdirSync(temporary)).toEqual([]);
        resolve({ code, signal, stdout, stderr });
      });
    });
  }

  test('while pages are set leaves nothing behind and says so', async () => {
    const out = path.join(folder, 'interrupted-out');
    const { code, stdout, stderr } = await interrupted('排版', 'compile', '--out', out, '--pdf', '--docx');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('已取消');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });

  test('ends what only reads or writes the archive at once, which is whole afterwards', async () => {
    const { signal } = await interrupted('检查档案', 'verify');
    expect(signal).toBe('SIGINT');
    expect(await bulletin('verify')).toMatchObject({ code: 0 });
  });
});

test('a command that reads makes no archive where there is none, and a file is no folder', async () => {
  const mistyped = path.join(folder, 'mistyped');
  for (const command of [['list'], ['verify'], ['compile', '14', '--out', path.join(folder, 'never')], ['recover', 'new']]) {
    const refused = await bulletin(...command, '--home', mistyped, '--json');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('没有档案') });
    expect(JSON.parse(refused.stdout)).toEqual({ error: { code: 'archive-missing', message: refused.stderr.trim() } });
  }
  expect(existsSync(mistyped)).toBe(false);
  writeFileSync(mistyped, '');
  const isFile = { code: 1, stdout: '', stderr: expect.stringContaining('是一个文件，不是文件夹') };
  expect(await bulletin('list', '--home', mistyped)).toMatchObject(isFile);
  const manuscript = path.join(folder, 'manuscript.md');
  writeFileSync(manuscript, '题目\n\n正文写在这里。\n');
  expect(await bulletin('import', manuscript, '--as', 'article', '--home', path.join(mistyped, '档案'))).toMatchObject(isFile);
});

test('an import that is refused makes no archive where there was none', async () => {
  const fresh = path.join(folder, 'fresh');
  const file = path.join(folder, 'tables.md');
  writeFileSync(file, `题目\n\n${'|甲|乙|\n|-|-|\n|丙|丁|\n\n'.repeat(501)}`);
  for (const [as, sentence] of [
    ['issue', '没有找到目录'],
    ['article', '表格太多'],
  ] as const) {
    const refused = await bulletin('import', file, '--as', as, '--home', fresh);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(sentence) });
  }
  expect(existsSync(fresh)).toBe(false);
});

test('an archive that lost its database is told, left alone and recovered as asked', async () => {
  const lost = path.join(folder, 'lost');
  mkdirSync(path.join(lost, 'exports'), { recursive: true });
  writeFileSync(path.join(lost, 'exports', '总第9期.pdf'), 'x');
  const refused = await bulletin('list', '--home', lost);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/不见了.*exports.*recover new/) });
  expect(readdirSync(lost)).toEqual(['exports']);
  expect(await bulletin('recover', 'restore', '--home', lost)).toMatchObject({ code: 1 });
  expect(await bulletin('recover', 'new', '--home', lost)).toMatchObject({ code: 0 });
  expect(await bulletin('list', '--home', lost)).toMatchObject({ code: 0 });
});

describe('bad input', () => {
  const cases: [name: string, make: (file: string) => void, sentence: string][] = [
    ['empty.md', (file) => writeFileSync(file, ''), '没有文字'],
    ['blank.md', (file) => writeFileSync(file, ' \n\n'), '没有文字'],
    [
      'binary.md',
      (file) => writeFileSync(file, Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 89) % 256))),
      '不是文字稿',
    ],
    ['half.md', (file) => writeFileSync(file, issueText.slice(0, issueText.indexOf('## 目 录'))), '目录'],
    ['plain.md', (file) => writeFileSync(file, '今天开了一个会，讨论了三件事。\n'), '目录'],
    ['word.docx', (file) => writeFileSync(file, Buffer.from('PK\u0003\u0004rest of a zip', 'latin1')), '另存为'],
    ['folder', (file) => mkdirSync(file), '是一个文件夹'],
    ['missing.md', () => undefined, '找不到文件'],
    [
      'zeros.md',
      (file) => {
        writeFileSync(file, '');
        truncateSync(file, 100 * 2 ** 20);
      },
      'MB',
    ],
  ];

  let before: Ended;
  beforeAll(async () => {
    before = await bulletin('list', '--json');
  });

  test.each(cases)('%s', async (name, make, sentence) => {
    const file = path.join(folder, name);
    make(file);
    const { code, stdout, stderr } = await bulletin('import', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const lines = stderr
      .trim()
      .split('\n')
      .filter((line) => !line.endsWith('…'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(sentence);
    expect(await bulletin('list', '--json')).toEqual(before);
  });

  test('a target that is a file', async () => {
    const target = path.join(folder, 'a-file');
    writeFileSync(target, 'x');
    const refused = await bulletin('compile', '--out', target, '--pdf');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('是一个文件') });
    expect(refused.stderr).not.toContain('排版');
  });

  test('a file is a file, whatever its name', async () => {
    const here = path.join(folder, 'here');
    mkdirSync(here);
    writeFileSync(path.join(here, '总第14期'), '');
    expect(await bulletinIn(here, 'compile', '总第14期', '--out', 'out')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('没有文字'),
    });
  });

  test('an issue that is not there', async () => {
    expect(await bulletin('compile', '999', '--out', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('没有总第999期'),
    });
  });
});
