import type { Rearrange } from '../../shared/periodical/arrangement.ts';

/** What is being dragged. An article may come from the tree or from the drawer. */
export type Dragged = { kind: 'article'; id: string; title: string } | { kind: 'section'; id: string; title: string };

/** Where it would go if it were let go now, and the line that shows the place. */
export interface DropPlan {
  rearrange: Rearrange;
  /** Name of the section it goes to or stands before, for notices. */
  into: string;
  line: { rowKey: string; edge: 'top' | 'bottom' };
}
