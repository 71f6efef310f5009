import { parseArgs } from 'node:util';
import type { RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';

/** What the command line asks for. Paths are as typed. */
export type Command = { home: string | undefined; json: boolean } & (
  | { name: 'import'; file: string; as: 'issue' | 'article' }
  | { name: 'compile'; source: string | undefined; out: string; formats: OutputFormat[] }
  | { name: 'serve'; port: number | undefined; sample: boolean }
  | { name: 'verify'; tidy: boolean }
  | { name: 'recover'; choice: RecoveryChoice }
  | { name: 'list' | 'help' }
);

export type OutputFormat = 'pdf' | 'docx' | 'text';

/** The command line is not one of those `usage` shows; exit code 2. */
export class UsageError extends Error {}

export const usage = `用法：bulletin <命令> [选项]

  import 文件 [--as issue|article]   把一整期（默认）或一篇稿件的文本、Markdown 文件收入档案
  compile [总期号|文件] --out 文件夹 [--pdf] [--docx] [--text]
                                     排版并输出；不写总期号或文件时用样刊，不写格式时输出 PDF 和 Word
  list                               列出档案里的各期
  verify [--tidy]                    检查档案是否完好；--tidy 在完好时删去没有任何稿件、版本再用到的图片
  recover new|restore|without-log    档案的数据库丢失或不对时：new 新建一个空档案，restore 用最近的完好备份恢复，without-log 不用
                                     旁边的日志打开；都先把找到的旧文件移到一旁，不删除
  serve [--port 端口] [--sample]      在本机的浏览器里使用编刊，打印带一次性口令的网址；只有这台电脑能打开；
                                     --sample 在空的档案里先放入样刊

选项（写在命令前后都可以）：
  --home 文件夹   档案所在的文件夹（也可用环境变量 BULLETIN_HOME）
  --json          只在标准输出上打印一个 JSON 值；没有做成时是 {"error":{"code","message"}}
`;

const options = {
  home: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  as: { type: 'string' },
  out: { type: 'string' },
  pdf: { type: 'boolean' },
  docx: { type: 'boolean' },
  text: { type: 'boolean' },
  port: { type: 'string' },
  sample: { type: 'boolean' },
  tidy: { type: 'boolean' },
} as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  const common = { home: values.home, json: values.json };
  if (values.help || name === 'help' || name === undefined) return { ...common, name: 'help' };
  const refuse = (...foreign: (keyof typeof options)[]): void => {
    for (const option of foreign) if (values[option] !== undefined) throw new UsageError(`命令 ${name} 没有选项 --${option}。`);
  };
  const atMost = (count: number): void => {
    if (rest.length > count) throw new UsageError(`命令 ${name} 多了参数“${rest[count]}”。`);
  };
  switch (name) {
    case 'import': {
      refuse('out', 'pdf', 'docx', 'text', 'port', 'sample', 'tidy');
      atMost(1);
      const [file] = rest;
      if (!file) throw new UsageError('请写明要导入的文件。');
      const as = values.as ?? 'issue';
      if (as !== 'issue' && as !== 'article') throw new UsageError(`--as 只能是 issue 或 article，不能是“${as}”。`);
      return { ...common, name, file, as };
    }
    case 'compile': {
      refuse('as', 'port', 'sample', 'tidy');
      atMost(1);
      if (!values.out) throw new UsageError('请用 --out 写明输出到哪个文件夹。');
      const asked = (['pdf', 'docx', 'text'] as const).filter((format) => values[format]);
      return { ...common, name, source: rest[0], out: values.out, formats: asked.length > 0 ? asked : ['pdf', 'docx'] };
    }
    case 'serve': {
      refuse('as', 'out', 'pdf', 'docx', 'text', 'tidy');
      atMost(0);
      const port = values.port === undefined ? undefined : Number(values.port);
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
        throw new UsageError(`--port 要是 0 到 65535 之间的整数，不能是“${values.port}”。`);
      }
      return { ...common, name, port, sample: values.sample ?? false };
    }
    case 'list':
      refuse('as', 'out', 'pdf', 'docx', 'text', 'port', 'sample', 'tidy');
      atMost(0);
      return { ...common, name };
    case 'recover': {
      refuse('as', 'out', 'pdf', 'docx', 'text', 'port', 'sample', 'tidy');
      atMost(1);
      const [choice] = rest;
      if (choice !== 'new' && choice !== 'restore' && choice !== 'without-log') {
        throw new UsageError('请写明怎么办：recover new、recover restore 或 recover without-log。');
      }
      return { ...common, name, choice };
    }
    case 'verify':
      refuse('as', 'out', 'pdf', 'docx', 'text', 'port', 'sample');
      atMost(0);
      return { ...common, name, tidy: values.tidy ?? false };
    default:
      throw new UsageError(`没有“${name}”这个命令。`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
    throw new UsageError(option ? `选项 ${option} 不认识，或者缺少它的值。` : '选项写得不对。', { cause: error });
  }
}
