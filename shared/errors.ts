/**
 * What an editor can act on. Each code has one Chinese sentence that says what happened and what to do next;
 * everything that is not a `UserError` is a bug and keeps its stack.
 */
const messages = {
  'file-missing': (d: { file: string }) => `找不到文件“${d.file}”，请检查文件名和所在文件夹。`,
  'file-is-folder': (d: { file: string }) => `“${d.file}”是一个文件夹，请选择其中的一个文件。`,
  'file-unreadable': (d: { file: string }) => `没有读取“${d.file}”的权限，请把文件复制到自己的文件夹后再试。`,
  'file-in-use': (d: { file: string }) => `“${d.file}”正被另一个程序打开，请先关闭那个窗口，再重试一次。`,
  'file-empty': (d: { file: string }) => `“${d.file}”里没有文字，请确认选对了文件。`,
  'file-too-large': (d: { file: string; limitMb: number }) =>
    `“${d.file}”超过 ${d.limitMb} MB，不像是一期刊物的文字稿，请确认选对了文件。`,
  'file-not-text': (d: { file: string; encoding?: string }) =>
    d.encoding
      ? `“${d.file}”是按${d.encoding}编码存的，直接读会变成错字，请用记事本打开，另存为 UTF-8 编码后再导入。`
      : `“${d.file}”不是文字稿（内容是二进制数据或已经损坏），请另存为文本文件后再导入。`,
  'file-encoding-unknown': (d: { file: string }) =>
    `“${d.file}”的编码不明（不是 UTF-8、UTF-16 或 GB18030），直接读会变成错字，没有导入；请用记事本打开，另存为 UTF-8 编码后再导入。`,
  'file-unfinished': (d: { file: string; what: string }) =>
    `“${d.file}”没有读完（${d.what}），没有导入任何内容；请分成几份，或删去特别长的行和表格后再试。`,
  'format-unsupported': (d: { file: string; format: string }) =>
    `“${d.file}”是${d.format}文件，不能导入；单篇稿件请另存为 .docx 或 .txt，整期文字稿请另存为 .txt。`,
  'package-damaged': (d: { file: string; what: string }) =>
    `“${d.file}”已经损坏（${d.what}），没有导入任何内容；请用 Word 或 WPS 打开它，另存为新的 .docx 后再导入。`,
  'package-refused': (d: { file: string; what: string }) =>
    `“${d.file}”不像是正常的文稿（${d.what}），为安全起见没有导入；请向来稿单位要一份重新保存的 .docx。`,
  'file-locked': (d: { file: string }) => `“${d.file}”设了打开密码，没有导入；请用 Word 或 WPS 打开它，去掉密码另存后再导入。`,
  'word-too-old': (d: { file: string }) =>
    `“${d.file}”是 Word 95 或更早的格式，没有导入；请用 Word 或 WPS 打开它，另存为 .docx 后再导入。`,
  'issue-unrecognised': (d: { file: string; missing: string }) =>
    `“${d.file}”不像是一整期刊物：没有找到${d.missing}；如果是单篇稿件，请按稿件导入。`,
  'issue-exists': (d: { total: number }) =>
    `档案里已经有总第${d.total}期，没有重复导入，原来的一期未动；如需另存一份，请导入到另一个档案文件夹。`,
  'issue-missing': (d: { total: number }) => `档案里没有总第${d.total}期，请用 list 查看已有的各期。`,
  'total-taken': (d: { total: number }) => `总第${d.total}期已经在档案里，请换一个总期号。`,
  'issue-gone': () => '这一期已经不在档案里，可能在别的窗口被移走了，请回到工作台重新选择。',
  'issue-conflict': () => '这一期的信息刚在别处改过，您的修改没有覆盖它，请看过最新内容后再改一次。',
  'activity-overtaken': () => '这以后又有人改过同一处，不能直接恢复；请看过现在的内容，再决定怎么改。',
  'activity-final': () => '这一条只作记录，没有可以恢复的内容。',
  'section-gone': () => '这个栏目已经不在这一期里，可能在别的窗口被移走了，请重新选择栏目。',
  'arrangement-invalid': (d: { what: string }) => `编排没有保存：${d.what}，请刷新后再排一次。`,
  'article-elsewhere': (d: { title: string; place: string }) =>
    `《${d.title}》已经编入${d.place}，请先在那里把它移出，再编入本期。`,
  'article-trashed': (d: { title: string }) => `《${d.title}》在回收站里，请先恢复这篇稿件。`,
  'article-not-trashed': (d: { title: string }) => `《${d.title}》不在回收站里，只有回收站里的稿件才能彻底删除。`,
  'archive-empty': () => '档案里还没有任何一期，请先导入一期。',
  'document-invalid': (d: { where: string; what: string }) => `文稿结构有误（${d.where}：${d.what}），没有保存，原文未动。`,
  'too-large': (d: { where: string; what: string; limit: string }) =>
    `${d.where}太大：${d.what}，最多 ${d.limit}；请拆开或缩短后再试。`,
  'article-missing': (_: { id: string }) => '找不到这篇稿件，可能已在别处彻底删除；请到稿件库查看。',
  'revision-conflict': (d: { title: string }) => `《${d.title}》已在别处改过，您的修改没有覆盖它，请比较两个版本后再保存。`,
  'archive-missing': (d: { folder: string }) =>
    `文件夹“${d.folder}”里没有档案，没有新建任何文件；请检查文件夹（--home）写得对不对，或者先导入一期。`,
  'archive-in-use': (d: { folder: string }) => `档案“${d.folder}”正由另一个编刊程序使用，请先关闭那个程序。`,
  'archive-newer': (d: { folder: string }) => `档案“${d.folder}”是用更新版本的编刊建立的，请先升级本程序。`,
  'archive-busy': (d: { folder: string }) =>
    `档案“${d.folder}”暂时被另一个程序占用（例如杀毒、同步或备份软件），这次没有保存，请稍后再试一次。`,
  'archive-damaged': (d: { folder: string; what: string }) =>
    `档案“${d.folder}”有损坏（${d.what}），完好的内容仍然可以打开和输出；请保留原文件，并联系维护人员。`,
  'archive-lost': (d: {
    folder: string;
    fault: string;
    found: readonly string[];
    backup: string | null;
    choices: readonly string[];
  }) =>
    `档案“${d.folder}”里的 bulletin.db ${d.fault}${d.found.length > 0 ? `，旁边还有${d.found.join('、')}` : ''}；` +
    '没有新建档案，也没有改动任何文件。请换一个文件夹（--home），或者用命令' +
    `${d.choices.includes('without-log') ? ' recover without-log（不用日志打开）、' : ''}` +
    `${d.backup === null ? '' : ` recover restore（用备份 ${d.backup} 恢复）、`}` +
    ' recover new（新建一个空档案）继续，找到的文件只移到一旁，不会删除。',
  'archive-not-lost': (d: { folder: string }) => `档案“${d.folder}”可以打开，没有什么要恢复的，文件都未动。`,
  'archive-read-only': (d: { folder: string; why: string }) =>
    `档案“${d.folder}”现在只能阅读和输出（${d.why}），没有写入任何内容；请先解决这个问题，再重新打开编刊。`,
  'backup-not-whole': (d: { file: string }) => `备份“${d.file}”不完整或者不是编刊的备份，没有恢复，原文件未动；请换一个备份。`,
  'archive-unwritable': (d: { folder: string }) => `不能写入档案“${d.folder}”，请检查文件夹权限，或换一个文件夹。`,
  'folder-unwritable': (d: { folder: string }) => `不能写入文件夹“${d.folder}”，请检查权限，或换一个文件夹。`,
  'folder-is-file': (d: { file: string }) => `“${d.file}”是一个文件，不是文件夹，没有写入任何内容；请换一个文件夹。`,
  'folder-not-shown': (d: { folder: string }) => `这台电脑没有能打开文件夹的程序，文件在“${d.folder}”。`,
  'disk-full': (d: { folder: string }) => `磁盘已满，“${d.folder}”没有写入任何内容，请腾出空间后重试。`,
  'disk-failed': (d: { folder: string }) =>
    `“${d.folder}”所在的磁盘出错，没有写入任何内容；请检查磁盘、U 盘或网络是否正常，或换一个文件夹再试。`,
  'name-too-long': (d: { folder: string }) => `文件夹“${d.folder}”的名字太长，这台电脑存不下，请换一个名字短一些的文件夹。`,
  'layout-without-room': (d: {
    charactersPerLine: number;
    linesPerColumn: number;
    least: { characters: number; lines: number };
  }) =>
    `版心太小：每栏只剩 ${Math.max(0, d.charactersPerLine)} 字、${Math.max(0, d.linesPerColumn)} 行，至少要有 ${d.least.characters} 字、${d.least.lines} 行，没有采用；请减小页边距、字号或行距，或者加大开本。`,
  'typeset-failed': (d: { what: string }) => `排版没有完成（${d.what}），文稿未受影响，请重试或把这一期发给维护人员。`,
  'read-lost': (d: { what: string }) => `查阅档案的进程中断了（${d.what}），文稿未受影响，请再试一次。`,
  'typeset-lost': (d: { what: string }) => `排版程序中断了（${d.what}），文稿未受影响，请重试或把这一期发给维护人员。`,
  'article-unset': (d: { title: string }) =>
    `《${d.title}》太大，排版没有完成，已经停下；请拆开大表格、减少脚注，或者把它分成几篇，其他稿件不受影响。`,
  'font-unreadable': (d: { fonts: string }) => `字体“${d.fonts}”读不出来，请在版式设置里换一种字体，或者重新安装这种字体。`,
  'font-missing': (d: { fonts: string }) => `缺少字体：${d.fonts}，请重新安装程序自带的字体。`,
  'asset-missing': (d: { where: string }) => `${d.where}的图片不在档案里，请重新插入这张图片。`,
  'picture-unsupported': (d: { file: string }) => `“${d.file}”不是能用的图片，请换成 PNG、JPEG、GIF、WebP 或 BMP 格式的图片。`,
  'picture-too-large': (d: { file: string; limitMb: number }) =>
    `图片“${d.file}”超过 ${d.limitMb} MB，请先用看图软件压缩或缩小后再插入。`,
  'picture-too-fine': (d: { file: string; widthPx: number; heightPx: number; limitMegapixels: number }) =>
    `图片“${d.file}”有 ${d.widthPx}×${d.heightPx} 像素，超过 ${d.limitMegapixels * 100} 万像素，请先缩小后再插入。`,
  'picture-damaged': (d: { file: string }) => `图片“${d.file}”已损坏或不完整，没有插入，请重新保存这张图片后再试。`,
  'export-failed': (d: { what: string }) =>
    `输出没有完成（${d.what}），没有留下半成品，文稿未受影响，请重试或把这一期发给维护人员。`,
  'export-unknown': () => '这不是本次打开程序后输出的文件，请重新输出一次。',
  'pages-missing': (d: { from: number; to: number; count: number }) =>
    `没有第 ${d.from} 页到第 ${d.to} 页，一共只有 ${d.count} 页，请改一下页码范围。`,
  cancelled: () => '已取消，没有留下任何半成品。',
} as const;

export type UserErrorCode = keyof typeof messages;
type Details<C extends UserErrorCode> = Parameters<(typeof messages)[C]> extends [infer D] ? D : Record<never, never>;

/** An error with a code, a Chinese sentence as its `message`, and the details the sentence was made from. */
export class UserError<C extends UserErrorCode = UserErrorCode> extends Error {
  readonly code: C;
  readonly details: Details<C>;

  constructor(code: C, details: Details<C>, options?: ErrorOptions) {
    super((messages[code] as (d: Details<C>) => string)(details), options);
    this.name = 'UserError';
    this.code = code;
    this.details = details;
  }
}
