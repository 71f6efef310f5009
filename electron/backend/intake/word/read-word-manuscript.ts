import type { BlockNode } from '../../../../shared/document/types.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { sha256 } from '../../archive/sha256.ts';
import { anchorDoubts } from '../doubts/anchor-doubts.ts';
import type { Parsed, StoredPicture } from '../parse-file.ts';
import { pictureFromWord } from './pictures/picture-from-word.ts';
import { recogniseSource } from './recognise-source.ts';
import type { SourcePicture, SourceText } from './source-text.ts';

/** The article in a file of a word processor, ready to be stored but for its id: its figures name pictures as the archive keeps them. */
export async function readWordManuscript(source: SourceText): Promise<Parsed['article']> {
  const read = recogniseSource(source, () => 'new');
  const pictures = new Map<string, StoredPicture>();
  const refused = new Map<string, string>();
  for (const key of new Set(read.pictures)) {
    const picture = await storedPicture(source.pictures.get(key), key);
    if (typeof picture === 'string') refused.set(key, picture);
    else pictures.set(key, picture);
  }
  const lost: ImportDoubt[] = [];
  const content = read.article.document.content.map((block, index): BlockNode => {
    if (block.type !== 'figure') return block;
    const key = block.attrs.asset;
    const picture = pictures.get(key);
    if (picture) return { ...block, attrs: { ...block.attrs, asset: picture.asset.id } };
    const what = refused.get(key) ?? '图片读不出来';
    lost.push({ line: read.blockLines[index]?.[0] ?? 1, kind: 'picture', what: `${what}，这里只留了一句说明，请补上图片。` });
    return { type: 'paragraph', content: [{ type: 'text', text: `〔${what}〕` }, ...(block.content ?? [])] };
  });
  const article = { ...read.article, document: { ...read.article.document, content } };
  const anomalies = [...read.anomalies, ...lost];
  const sourced = { article, lines: { from: 0, to: Number.POSITIVE_INFINITY }, blockLines: read.blockLines };
  return {
    article,
    joins: read.joins,
    anomalies,
    doubts: anchorDoubts(anomalies, [sourced], read.doubtfulLines),
    pictures: [...new Map([...pictures.values()].map((picture) => [picture.asset.id, picture])).values()],
  };
}

/** The picture as it is kept, or why it is not. */
async function storedPicture(picture: SourcePicture | undefined, key: string): Promise<StoredPicture | string> {
  if (!picture) return `图片“${key}”不在文件里`;
  const read = await pictureFromWord(picture.bytes);
  if (read.kind === 'other') return `${read.name}“${picture.name}”没有收入`;
  const { kind: _, bytes, ...asset } = read;
  return { bytes, asset: { ...asset, id: sha256(bytes) } };
}
