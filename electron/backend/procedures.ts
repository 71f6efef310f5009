import { mapEventIterator } from '@orpc/client';
import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import { UserError } from '../../shared/contract/errors.ts';
import type { Services } from './services.ts';

/**
 * What every procedure is built from. Around each stands once: a `UserError` goes out as `REFUSED`, also from an iterator that is
 * under way; what the contract says a procedure changes is told to every window; a bug is logged by its procedure's name.
 */
export const procedures = implement(contract)
  .$context<Services>()
  .use(async ({ context, next, errors, path, procedure }, input) => {
    const told = (error: unknown): unknown => {
      if (error instanceof UserError) {
        return errors.REFUSED({
          message: error.message,
          data: { code: error.code, details: { ...error.details } },
          cause: error,
        });
      }
      // An input that breaks the contract is the caller's fault.
      const isBug = error instanceof Error && error.name !== 'AbortError' && !(error instanceof ORPCError);
      if (isBug) context.log('error', `bug-in ${path.join('.')}`);
      return error;
    };
    try {
      const result = await next();
      for (const topic of procedure['~orpc'].meta.changes ?? []) {
        context.events.publish('program', { kind: 'archive-changed', topic, articleId: articleIdOf(input) });
      }
      if (!isAsyncIterator(result.output)) return result;
      const output = mapEventIterator(result.output, { value: async (value) => value, error: async (error) => told(error) });
      return { ...result, output };
    } catch (error) {
      throw told(error);
    }
  });

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function articleIdOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'articleId' in input ? String(input.articleId) : null;
}
