import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, type InputRef, Modal, Typography } from 'antd';
import { useRef, useState } from 'react';
import { create } from 'zustand';
import { editorNameSchema } from '../../shared/contract/editor-name.ts';
import { localDay } from '../../shared/text/local-day.ts';
import { api } from '../api/api.ts';
import { limitSentence } from '../components/limit-sentence.ts';
import { useAttempt } from '../components/use-attempt.ts';
import { chooseEditor } from './choose-editor.ts';

/** The day on which an editor put off the question; the button in the status bar asks on. */
const putOffKey = 'bulletin-name-put-off';

/** `first`: asked once a day, where nobody has said yet who works here. */
const useEditorDialog = create<{ state: 'first' | 'open' | 'closed' }>(() => ({
  state: localStorage.getItem(putOffKey) === localDay(new Date()) ? 'closed' : 'first',
}));

export function askForEditor(): void {
  useEditorDialog.setState({ state: 'open' });
}

/** Whether the window asks who works here, or does not know yet whether it has to. */
export function useEditorAsked(): boolean {
  const author = useQuery(api.settings.readPreferences.queryOptions()).data?.author;
  const state = useEditorDialog((dialog) => dialog.state);
  return state === 'open' || (state === 'first' && (author === null || author === undefined));
}

/** 您是谁: asked at the first start, and whenever somebody else sits down. Stands once, in the frame. */
export function EditorDialog() {
  const author = useQuery(api.settings.readPreferences.queryOptions()).data?.author;
  const isAsked = useEditorAsked();
  return isAsked && author !== undefined ? <OpenDialog isFirst={author === null} /> : null;
}

function OpenDialog({ isFirst }: { isFirst: boolean }) {
  const [typed, setTyped] = useState('');
  const input = useRef<InputRef>(null);
  const { isBusy, failure, attempt } = useAttempt();
  const name = editorNameSchema.safeParse(typed).data;
  const close = (): void => {
    if (isFirst) localStorage.setItem(putOffKey, localDay(new Date()));
    useEditorDialog.setState({ state: 'closed' });
  };
  const choose = (): Promise<void> =>
    attempt(async () => {
      if (name === undefined) return;
      await chooseEditor(name);
      close();
    });
  return (
    <Modal
      open
      width={440}
      title={isFirst ? '您是哪位编辑？' : '换一位编辑'}
      okText="就用这个名字"
      okButtonProps={{ disabled: name === undefined, loading: isBusy }}
      cancelText={isFirst ? '以后再填' : '取消'}
      mask={{ closable: !isFirst }}
      onOk={() => void choose()}
      onCancel={close}
      // The dialog has put the focus on its first button by then.
      afterOpenChange={(isOpen) => isOpen && input.current?.focus()}
    >
      {failure && <Alert type="error" showIcon title={failure} />}
      <Typography.Paragraph>
        名字记在您保存的每个版本和操作记录上，让同事知道是谁改的。窗口下方一直看得到，点一下就能换人。
      </Typography.Paragraph>
      <Form layout="vertical" onFinish={() => void choose()}>
        <Form.Item
          htmlFor="editor-name"
          label="您的名字"
          extra={limitSentence(typed, 40) ?? '只记在这台电脑上，不写进档案的设置。'}
        >
          <Input
            id="editor-name"
            ref={input}
            value={typed}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
