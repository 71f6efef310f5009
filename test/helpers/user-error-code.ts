import { UserError, type UserErrorCode } from '../../shared/errors.ts';

/** The code of the refusal that `action` ends in; a bug goes on, and an action that succeeds fails the test. */
export function userErrorCode(action: () => unknown): UserErrorCode {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  throw new Error('nothing was refused');
}
