import { type } from '@orpc/contract';
import { z } from 'zod';
import { idSchema } from '../periodical/id-schema.ts';
import type { Finding } from './finding.ts';
import { type Logged, procedure } from './procedure.ts';

/** Findings of a worklist carry their task. */
export type WorklistFinding = Finding & Required<Pick<Finding, 'task'>>;

export const findingsContract = {
  /**
   * 核对单: what an import left in doubt and what can be told without setting pages, open and ticked off, in printed order. Of an
   * issue with its articles, or of one article.
   */
  list: procedure
    .input(z.union([z.object({ issueId: idSchema }), z.object({ articleId: idSchema })]))
    .output(type<WorklistFinding[]>()),
  /** Ticks findings off by their keys, or takes the ticks back. */
  tick: procedure
    .meta({ changes: ['findings'] })
    .input(z.object({ keys: z.array(z.string().min(1).max(300)).min(1).max(5000), isTicked: z.boolean() }))
    .output(type<Logged>()),
};
