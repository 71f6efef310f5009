import { ORPCError } from '@orpc/client';
import type { UserErrorCode } from '../../shared/errors.ts';

/** The one sentence an editor reads about an error. What is no refusal is a bug or a lost connection. */
export function errorMessage(error: unknown): string {
  if (error instanceof ORPCError && error.code === 'REFUSED') return error.message;
  if (error instanceof ORPCError) return '程序出错，这一步没有完成，文稿未受影响；请再试一次，仍不行请告诉维护人员。';
  return '程序没有应答，正在重新连接；文字还在窗口里，请不要关闭。';
}

/** The code of a refusal; undefined for everything else. */
export function refusalCode(error: unknown): UserErrorCode | undefined {
  return error instanceof ORPCError && error.code === 'REFUSED' ? (error.data as { code: UserErrorCode }).code : undefined;
}
