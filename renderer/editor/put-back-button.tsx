import { App, Button, type ButtonProps } from 'antd';
import { errorMessage } from '../api/error-message.ts';
import type { ArticleSession } from './article-session.ts';

/** Shown where the article was deleted for good while it was written on. */
export function PutBackButton({ session, ...button }: { session: ArticleSession } & ButtonProps) {
  const { message } = App.useApp();
  const putBack = (): void => void session.putBack().catch((error: unknown) => message.error(errorMessage(error)));
  return (
    <Button {...button} onClick={putBack}>
      把没存下的文字重新存入
    </Button>
  );
}
