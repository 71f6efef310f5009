import type { DoubtKind } from '../periodical/doubt-kinds.ts';
import type { FoundPassage, PassageAnchor } from '../periodical/passage-anchor.ts';

/** 疑点: a place to look at before the issue goes out, whoever found it: the checks before export, the import, the page itself. */
export interface Finding {
  kind: FindingKind;
  /** `error`: would be wrong in print; `warning`: look at it. */
  severity: 'error' | 'warning';
  /** One Chinese sentence: what is wrong and where. */
  message: string;
  /** Where to mend it: an article, or a part of the issue. */
  target: FindingTarget;
  /** Of what stands in a worklist: an editor ticks it off. */
  task?: FindingTask;
}

export interface FindingTask {
  /** Names the finding for good; of a computed one it changes with what was found, so that a tick never outlives its reason. */
  key: string;
  /** 1-based line of the source it was imported from; null where it was computed. */
  line: number | null;
  /** Who ticked it off and when, ISO 8601 in UTC; null while it is open. */
  ticked: { by: string; time: string } | null;
}

export type FindingKind =
  | 'empty-field'
  | 'empty-article'
  | 'missing-font'
  | 'missing-glyphs'
  | 'low-resolution'
  | 'page-count'
  | 'unplaced'
  | 'page-fault'
  | 'damaged'
  | 'empty-section'
  | 'stroke-order'
  | 'layout'
  | DoubtKind;

export type FindingTarget =
  | {
      kind: 'article';
      articleId: string;
      /** The passage in question, and whether the saved text still has it; null where the article as a whole is meant. */
      passage?: { anchor: PassageAnchor; state: FoundPassage['kind'] } | null;
    }
  | { kind: 'issue'; part: IssuePlace; words?: string };

export const issuePlaces = ['cover', 'opening', 'masthead', 'distribution', 'imprint', 'layout', 'sections', 'contents'] as const;
export type IssuePlace = (typeof issuePlaces)[number];
