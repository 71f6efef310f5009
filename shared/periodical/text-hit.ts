/** A place in an issue where a text was found. `before` and `after`: up to 20 characters around it. */
export interface TextHit {
  articleId: string;
  title: string;
  /** Where in the article; `body` and `footnote` are places of its document. */
  part: 'kicker' | 'title' | 'subtitle' | 'byline' | 'contentsTitle' | 'body' | 'footnote';
  /** Counts the hits of one article from 0 in the order of `parts` and text; with the article's revision it names the hit. */
  index: number;
  revision: number;
  before: string;
  match: string;
  after: string;
}
