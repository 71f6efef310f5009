/**
 * What is wrong with a document, in words for an editor. ProseMirror's own are English and name parts of the program; they stay
 * behind as the cause. An error of the program's own is Chinese already.
 */
export function structureFault({ message }: RangeError): string {
  if (/^\p{Script=Han}/u.test(message)) return message;
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? '内容不合文稿的格式';
}

const faults: readonly [pattern: RegExp, words: string][] = [
  [/^Unknown node type|^Invalid node type/, '有一部分不是文稿里能有的内容'],
  [/mark/i, '有一处文字的格式不对'],
  [/text node/i, '有一处文字是空的或不是文字'],
  [/attribute|^Expected value of type/, '有一部分的设置不对'],
  [/^Invalid content/, '有一部分放在了不能放的地方'],
];
