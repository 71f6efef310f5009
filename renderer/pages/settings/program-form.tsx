import { CompassOutlined, CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { editorNameSchema } from '../../../shared/contract/editor-name.ts';
import type { Preferences, PreferencesChange } from '../../../shared/contract/settings-contract.ts';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { Field } from '../../components/field.tsx';
import { limitSentence } from '../../components/limit-sentence.ts';
import { chooseEditor } from '../../dialogs/choose-editor.ts';
import { startTour } from '../help/tour-store.ts';
import { fontLicences } from './font-licences.ts';
import styles from './form.module.css';
import programStyles from './program-form.module.css';
import { ThirdPartyNotices } from './third-party-notices.tsx';

const themes: { value: Preferences['theme']; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'system', label: '跟随系统' },
];

/** 程序: what is remembered of the editor at this PC, and what the program says of itself. */
export function ProgramForm() {
  const { message } = App.useApp();
  const preferences = useQuery(api.settings.readPreferences.queryOptions()).data;
  const facts = useQuery(api.program.facts.queryOptions()).data;
  const others = preferences?.names.filter((name) => name !== preferences.author) ?? [];
  const [author, setAuthor] = useState<string | null>(null);
  const write = async (changed: PreferencesChange): Promise<void> => {
    try {
      queryClient.setQueryData(api.settings.readPreferences.queryKey(), await client.settings.writePreferences(changed));
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  const finishAuthor = async (): Promise<void> => {
    const next = editorNameSchema.safeParse(author).data;
    try {
      if (next !== undefined && next !== preferences?.author) await chooseEditor(next);
    } catch (error) {
      message.error(errorMessage(error));
    }
    setAuthor(null);
  };
  return (
    <section className={styles.form} aria-label="程序">
      <header className={styles.head}>
        <h2>程序</h2>
      </header>
      <p className={styles.scope}>名字和窗口颜色跟着您本人，只在这台电脑上有效；每位编辑各用各的。</p>
      <div className={styles.halves}>
        <Field
          label="您的名字"
          hint="记在您保存的每个版本上，让同事知道是谁改的"
          warning={limitSentence(author ?? preferences?.author ?? '', 40)}
        >
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={author ?? preferences?.author ?? ''}
              onChange={(event) => setAuthor(event.target.value)}
              onBlur={() => void finishAuthor()}
              onPressEnter={(event) => {
                if (!event.nativeEvent.isComposing) event.currentTarget.blur();
              }}
            />
          )}
        </Field>
        <Field label="窗口颜色">
          {(id) => (
            <Segmented
              id={id}
              className={programStyles.themes}
              options={themes}
              value={preferences?.theme ?? 'system'}
              onChange={(theme) => void write({ theme })}
            />
          )}
        </Field>
        {others.length > 0 && (
          <Field
            label="在这台电脑上编辑过的其他人"
            isWide
            hint="点状态栏上的名字可以换人；从这里删去的名字不再列出，他们保存过的版本不变"
          >
            {(id) => (
              <div id={id}>
                {others.map((name) => (
                  <Tag
                    key={name}
                    closable={{ 'aria-label': `不再列出“${name}”` }}
                    onClose={(event) => {
                      event.preventDefault();
                      void write({ names: others.filter((other) => other !== name) });
                    }}
                  >
                    {name}
                  </Tag>
                ))}
              </div>
            )}
          </Field>
        )}
        <Field label="档案文件夹" isWide hint="所有稿件、各期刊物和图片都在这个文件夹里；复制整个文件夹之前请先关闭程序">
          {(id) => (
            <div className={programStyles.folder}>
              <Input id={id} readOnly value={facts?.archiveFolder ?? ''} />
              <Button
                icon={<CopyOutlined />}
                onClick={async () => {
                  await navigator.clipboard.writeText(facts?.archiveFolder ?? '');
                  message.success('已复制文件夹的位置。');
                }}
              >
                复制
              </Button>
            </div>
          )}
        </Field>
      </div>
      <h3>关于</h3>
      <dl className={programStyles.facts}>
        <dt>版本</dt>
        <dd>编刊 {facts?.version}</dd>
        <dt>网络</dt>
        <dd>本程序不连接网络，稿件不会离开这台电脑。</dd>
        <dt>上手引导</dt>
        <dd>
          <Button size="small" icon={<CompassOutlined />} onClick={startTour}>
            再看一遍
          </Button>
        </dd>
        <dt>自带字体</dt>
        <dd>
          <FontLicences />
        </dd>
        <dt>第三方软件</dt>
        <dd>
          <ThirdPartyNotices />
        </dd>
      </dl>
    </section>
  );
}

function FontLicences() {
  const [shown, setShown] = useState<(typeof fontLicences)[number] | null>(null);
  return (
    <>
      <ul className={programStyles.licences}>
        {fontLicences.map((licence) => (
          <li key={licence.family}>
            {licence.family}（{licence.use}）
            <Button type="link" size="small" onClick={() => setShown(licence)}>
              许可证 OFL 1.1
            </Button>
          </li>
        ))}
      </ul>
      <Modal open={shown !== null} title={`${shown?.family} 的许可证`} width={720} footer={null} onCancel={() => setShown(null)}>
        <pre className={programStyles.licence}>{shown?.text}</pre>
      </Modal>
    </>
  );
}
