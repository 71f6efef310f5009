import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import { UserError } from '../../shared/contract/errors.ts';
import type { Services } from './services.ts';

/**
 * What every procedure is built from. Around each stands once: a `UserError` goes out as `REFUSED`; what the contract says a
 * procedure changes is told to every window; a bug is logged by its procedure's name.
 */
export const procedures = implement(contract)
  .$context<Services>()
  .use(async ({ context, next, errors, path, procedure }, input) => {
    try {
      const result = await next();
      for (const topic of procedure['~orpc'].meta.changes ?? []) {
        context.events.publish('program', { kind: 'archive-changed', topic, articleId: articleIdOf(input) });
      }
      return result;
    } catch (error) {
      if (error instanceof UserError) {
        throw errors.REFUSED({ message: error.message, data: { code: error.code, details: { ...error.details } }, cause: error });
      }
      if (error instanceof Error && error.name !== 'AbortError') context.log('error', `bug-in ${path.join('.')}`);
      throw error;
    }
  });

function articleIdOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'articleId' in input ? String(input.articleId) : null;
}
