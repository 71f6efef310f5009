import { createRouterClient } from '@orpc/server';
import { callContext } from '../../electron/backend/api/call-context.ts';
import { router } from '../../electron/backend/api/register.ts';
import { editorHeader, editorHeaderOf } from '../../shared/contract/editor-name.ts';
import type { DirectBackend } from './direct-calls.ts';

/** A window at which someone sits. */
export function windowOf({ services }: DirectBackend, editor: string) {
  const reqHeaders = new Headers({ [editorHeader]: editorHeaderOf(editor) });
  return createRouterClient(router, { context: { ...callContext(services), reqHeaders } });
}
