import { Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import { issueLine } from '../../../../shared/layout/front-matter.ts';
import { type Article, articleTitle } from '../../../../shared/periodical/article.ts';
import type { DocxContext } from './docx-context.ts';
import { fullWidthSpaces } from './full-width-spaces.ts';
import { textRun } from './inlines.ts';
import { headWhites, type SectionSettings } from './sections.ts';
import { styleIds } from './styles-part.ts';
import { halfPoints, twips } from './units.ts';

/** Left pages: periodical and issue; right pages: section and title (CY/T 154). Folios stand outside. */
export function runningHeads(
  article: Article,
  sectionName: string,
  followsArticle: boolean,
  context: DocxContext,
): Pick<SectionSettings, 'headers' | 'footers'> {
  const { issue } = context.complete;
  const { belowHeadPt, aboveFolioPt } = headWhites(context);
  const head = (left: string, right: string): Header => runningHead(left, right, belowHeadPt);
  const right = head(sectionName, shortened(fullWidthSpaces(articleTitle(article))));
  // What is not given goes on from the section before.
  if (followsArticle) return { headers: { default: right } };
  return {
    headers: { default: right, even: head(issue.title, issueLine(issue)) },
    footers: { default: folio('right', aboveFolioPt), even: folio('left', aboveFolioPt) },
  };
}

function runningHead(left: string, right: string, belowPt: number): Header {
  return new Header({
    children: [
      new Paragraph({
        style: styleIds.header,
        spacing: { after: twips(belowPt) },
        children: [textRun(left), new TextRun({ children: [new Tab()] }), textRun(right)],
      }),
    ],
  });
}

function folio(alignment: 'left' | 'right', abovePt: number): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(9) });
  const spacing = { before: twips(abovePt) };
  return new Footer({ children: [new Paragraph({ style: styleIds.footer, alignment, spacing, children: [number] })] });
}

/** A running head is one line. */
function shortened(title: string): string {
  const characters = [...title];
  return characters.length > 44 ? `${characters.slice(0, 43).join('')}…` : title;
}
