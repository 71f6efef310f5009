/** What an import can leave in doubt, and what an editor calls the places of one kind together. The kind stays the same whatever the sentence says. */
export const doubtKinds = {
  'left-out': '没有导入的行',
  'not-in-body': '目录里有、正文里没有的稿件',
  'not-in-contents': '正文里有、目录里没有的稿件',
  'contents-title': '目录标题与正文标题不一致',
  'contents-byline': '目录署名与正文署名不一致',
  'column-order': '分栏次序经过调整',
  'uncertain-join': '没有把握的接合',
  'open-end': '没有写完的段落',
  'heading-tail': '并成一条的小标题',
  'heading-number': '序号不连续的小标题',
  'repeated-heading': '重复的小标题',
  'stray-byline': '正文中间像是署名的一行',
  'empty-article': '没有正文的稿件',
  'title-or-byline': '题目与署名没有分清的一行',
  'missing-title': '没有找到题目',
  duplicate: '可能重复的稿件',
  'missing-note': '没有注文的脚注',
  'foreign-word': '汉字之间夹着外文',
  'foreign-script': '夹着别种文字',
  encoding: '编码不明的文件',
  unreadable: '无法辨认的字符',
  'replaced-characters': '换成通用写法的字符',
  'removed-characters': '去掉的看不见的字符',
  picture: '没有随文字收入的图片',
  markup: '没有照原样收入的标记',
  comment: '原稿上的批注',
  formula: '改写成一行的公式',
  object: '没有收入的图表和对象',
  'hidden-text': '没有收入的隐藏文字',
  margin: '没有收入的页眉页脚',
  'large-table': '太大的表格',
  'long-paragraph': '太长的段落',
  'person-name': '可能有误的姓名',
  'stroke-order': '不合姓氏笔画的名单',
  'mongolian-title': '蒙古文刊名',
  pinyin: '刊名拼音',
} as const;

export type DoubtKind = keyof typeof doubtKinds;

/** A place of an imported text that an editor should look at. Nothing in it has been mended. */
export interface ImportDoubt {
  /** 1-based line of the source. */
  line: number;
  kind: DoubtKind;
  /** One Chinese sentence. */
  what: string;
  /** The words in doubt as the source has them, where they are less than the line. */
  words?: string;
}
