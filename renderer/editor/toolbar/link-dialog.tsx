import type { Editor } from '@tiptap/core';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { linkAddress, linkAround, removeLink, setLink } from '../typing/set-link.ts';

/** The address of the selected text or of the link the cursor is in. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const existing = linkAround(editor.state);
  const [typed, setTyped] = useState(existing?.href ?? '');
  const address = linkAddress(typed);
  const isWrong = typed.trim() !== '' && address === null;
  const done = (): void => {
    onClose();
    editor.view.focus();
  };
  const save = (): void => {
    if (address === null) return;
    setLink(address)(editor.state, editor.view.dispatch);
    done();
  };
  return (
    <Modal
      open
      // In the body it would lock scrolling by a style the content security policy forbids.
      getContainer={() => document.getElementById('root') ?? document.body}
      title={existing ? '修改链接' : '插入链接'}
      width={440}
      onCancel={done}
      footer={[
        existing && (
          <Button
            key="remove"
            danger
            onClick={() => {
              removeLink(editor.state, editor.view.dispatch);
              done();
            }}
          >
            去掉链接
          </Button>
        ),
        <Button key="cancel" onClick={done}>
          取消
        </Button>,
        <Button key="save" type="primary" disabled={address === null} onClick={save}>
          确定
        </Button>,
      ]}
    >
      <Form layout="vertical">
        <Form.Item
          htmlFor="link-address"
          label="网址或邮箱"
          validateStatus={isWrong ? 'error' : ''}
          help={isWrong ? '只能链接到网址（http、https）或邮箱，请检查地址。' : ' '}
        >
          <Input
            id="link-address"
            autoFocus
            placeholder="例如 www.example.gov.cn"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={(event) => !event.nativeEvent.isComposing && save()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
