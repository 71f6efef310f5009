import type { Editor } from '@tiptap/core';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Profiler, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../../../renderer/api/connection.ts';
import '../../../renderer/app/app.css';
import { themeOf } from '../../../renderer/app/theme.ts';
import { TextEditor, type TextEditorHandle } from '../../../renderer/editor/text/text-editor.tsx';
import { withoutSpareLines } from '../../../renderer/editor/typing/spare-lines.ts';
import { documentOf } from '../../../shared/document/build.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import type { Harness } from './harness-api.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The text editor alone on a page, with the real backend behind it. */
function HarnessPage() {
  const [{ shown, key }, setShown] = useState({ shown: documentOf(), key: 0 });
  const handle = useRef<TextEditorHandle>(null);
  useEffect(() => {
    handle.current?.focusBlock(0);
    window.harness.version = key;
  }, [key]);
  const [mode, setMode] = useState<'light' | 'dark'>('light');
  document.documentElement.dataset.theme = mode;
  const harness: Harness = {
    ...window.harness,
    show: (next) => setShown((last) => ({ shown: next, key: last.key + 1 })),
    setTheme: setMode,
    document: () => withoutSpareLines(harness.editor().state).toJSON() as DocumentNode,
    editor: () => (document.querySelector('.ProseMirror') as HTMLElement & { editor: Editor }).editor,
    handle: () => handle.current,
    changes: [],
    drawings: 0,
  };
  window.harness = harness;
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(mode)} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }}>
        <Profiler
          id="editor"
          onRender={() => {
            window.harness.drawings += 1;
          }}
        >
          <TextEditor
            ref={handle}
            document={shown}
            documentKey={String(key)}
            onChange={(next) => window.harness.changes.push(next)}
            onCursorBlock={(block) => {
              window.harness.cursorBlock = block;
            }}
            toolbarEnd="2148 字 · ≈2.4 页"
          />
        </Profiler>
      </App>
    </ConfigProvider>
  );
}

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  // zod asks at its start whether it may compile its checks, and takes no for an answer.
  if (blockedURI !== 'eval') window.harness.breaches.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
});
window.harness = { breaches: [], version: -1 } as unknown as Harness;
const root = document.getElementById('root');
if (root) createRoot(root).render(<HarnessPage />);
void connect();
