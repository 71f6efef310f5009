import { mapEventIterator } from '@orpc/client';
import { implement, ORPCError } from '@orpc/server';
import type { RequestHeadersPluginContext } from '@orpc/server/plugins';
import { contract } from '../../../shared/contract/contract.ts';
import { editorHeader, editorOfHeader } from '../../../shared/contract/editor-name.ts';
import { windowHeader, windowOfHeader } from '../../../shared/contract/window-name.ts';
import { UserError } from '../../../shared/errors.ts';
import { archiveError } from '../archive/archive-error.ts';
import { retryWhileBusy } from '../archive/retry-while-busy.ts';
import type { CallContext } from './call-context.ts';
import { oversizedInput } from './oversized-input.ts';
import type { Services } from './services.ts';
import { tellChange } from './tell-change.ts';

/**
 * What the procedures are built from that answer also where the archive is lost. Around each stands once: a `UserError` goes out as
 * `REFUSED`, also from an iterator that is under way; a bug is logged by its procedure's name.
 */
export const proceduresOfAnyArchive = implement(contract)
  .$context<CallContext & RequestHeadersPluginContext>()
  .use(async ({ context, next, errors, path }) => {
    const told = (thrown: unknown): unknown => {
      const error = oversizedInput(thrown) ?? thrown;
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
      if (!isAsyncIterator(result.output)) return result;
      const output = mapEventIterator(result.output, { value: async (value) => value, error: async (error) => told(error) });
      return { ...result, output };
    } catch (error) {
      throw told(error);
    }
  });

/**
 * What every other procedure is built from: it works with the services of the open archive, its author is who sits at the window that
 * asks, and what the contract says it changes is told to every window.
 */
export const procedures = proceduresOfAnyArchive.use(async ({ context, next, procedure }, input) => {
  const services = context.services();
  const editor = editorOfHeader(context.reqHeaders?.get(editorHeader));
  const own: Services = editor === undefined ? services : { ...services, editor, author: () => editor };
  const result = await retryWhileBusy(() => next({ context: own })).catch((error: unknown) => {
    throw archiveError(error, services.archive.folder);
  });
  tellChange(own, { meta: procedure['~orpc'].meta, input, window: windowOfHeader(context.reqHeaders?.get(windowHeader)) });
  return result;
});

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
