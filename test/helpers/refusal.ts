import { ORPCError } from '@orpc/client';
import { refusalSchema } from '../../shared/contract/procedure.ts';
import type { UserErrorCode } from '../../shared/errors.ts';

/** The refusal that a call of the contract ends in; a bug goes on, and a call that succeeds fails the test. */
export async function refusal(call: Promise<unknown>): Promise<{ code: UserErrorCode; message: string; details: object }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'REFUSED') throw error;
    const { code, details } = refusalSchema.parse(error.data);
    return { code: code as UserErrorCode, message: error.message, details };
  }
  throw new Error('nothing was refused');
}
