import { ImageRun, Paragraph } from 'docx';
import type { FigureNode } from '../../../../shared/document/types.ts';
import { figureSize } from '../../../../shared/layout/figure-size.ts';
import type { ImageMime } from '../../../../shared/periodical/complete-issue.ts';
import { uprightPicture } from '../../assets/upright-picture.ts';
import type { DocxContext } from './docx-context.ts';
import { inlineRuns, textRun } from './inlines.ts';
import { styleIds } from './styles-part.ts';
import { pixels, twips } from './units.ts';

const imageTypes: Record<Exclude<ImageMime, 'image/webp'>, 'png' | 'jpg' | 'gif' | 'bmp'> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
};

/** A picture in the middle of its whole lines, its caption one line below. */
export function figureBlocks(node: FigureNode, context: DocxContext): Paragraph[] {
  const { layout } = context.complete;
  const hasCaption = (node.content ?? []).length > 0;
  const asset = context.assets.get(node.attrs.asset);
  const size = figureSize(asset ?? { widthPx: 1200, heightPx: 400 }, node.attrs, layout);
  const boxPt = size.lines * layout.linePitchPt;
  const belowPt = (boxPt - size.heightPt) / 2;
  // What WebP is still there could not be read, see `withWordPictures`.
  const type = asset && asset.mime !== 'image/webp' ? imageTypes[asset.mime] : null;
  const bytes = type ? context.loadAsset(node.attrs.asset) : null;
  const upright = type === 'jpg' && bytes ? uprightPicture(bytes, size.widthPt) : null;
  const picture =
    type && bytes
      ? new Paragraph({
          style: styleIds.figure,
          keepNext: hasCaption,
          spacing: { line: twips(boxPt) - twips(belowPt), lineRule: 'atLeast', after: twips(belowPt) },
          children: [
            new ImageRun({
              type: upright ? 'png' : type,
              data: upright ?? bytes,
              transformation: { width: pixels(size.widthPt), height: pixels(size.heightPt) },
              altText: { name: node.attrs.asset.slice(0, 12), description: node.attrs.alt ?? '' },
            }),
          ],
        })
      : new Paragraph({
          style: styleIds.caption,
          keepNext: hasCaption,
          spacing: { line: twips(boxPt), lineRule: 'exact' },
          children: [textRun('（缺图）')],
        });
  if (!hasCaption) return [picture];
  return [picture, new Paragraph({ style: styleIds.caption, children: inlineRuns(node.content, context) })];
}
