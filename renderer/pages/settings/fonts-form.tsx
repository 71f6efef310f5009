import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useEffect } from 'react';
import type { FontFamily, FontReport } from '../../../shared/contract/settings-contract.ts';
import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import { api, queryClient } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { Field } from '../../components/field.tsx';
import styles from './form.module.css';
import type { IssueDraftState } from './issue-draft.ts';
import { IssueFormFrame, type IssueFormProps } from './issue-form.tsx';
import { SamplePage } from './sample-page.tsx';

type Role = keyof Layout['fonts'];

const roles: readonly { role: Role; name: string; use: string }[] = [
  { role: 'song', name: '宋体', use: '正文、三级以下标题、页眉' },
  { role: 'hei', name: '黑体', use: '一级标题、表头' },
  { role: 'kai', name: '楷体', use: '引题、副题、署名、二级标题、图注、注' },
  { role: 'title', name: '篇名', use: '每篇文章的正题' },
  { role: 'mongolian', name: '蒙古文', use: '封面的蒙古文刊名' },
];

/** Chinese names of the bundled families, which their files do not carry. */
const bundledNames: Readonly<Record<string, string>> = {
  'Noto Serif SC': '思源宋体',
  'Noto Sans SC': '思源黑体',
  'LXGW WenKai': '霞鹜文楷',
  'Noto Sans Mongolian': '蒙古文白体',
};

/** 字体: which family each part of the page is set in. */
export function FontsForm({ issueId }: IssueFormProps) {
  return (
    <IssueFormFrame issueId={issueId} title="字体" aside={(settings) => <SamplePage settings={settings} />}>
      {(state, change) => (
        <FontFields
          issueId={issueId}
          state={state}
          onChange={(fonts) => change({ layout: { fonts: { ...state.layout.fonts, ...fonts } } })}
        />
      )}
    </IssueFormFrame>
  );
}

interface FontFieldsProps {
  issueId: string;
  state: IssueDraftState;
  onChange: (fonts: Partial<Layout['fonts']>) => void;
}

function FontFields({ issueId, state, onChange }: FontFieldsProps) {
  const { data: report, error, isFetching } = useQuery(api.settings.fonts.queryOptions({ input: { issueId } }));
  const folder = useQuery(api.program.facts.queryOptions()).data?.archiveFolder;
  const lookAgain = (): void => void queryClient.invalidateQueries({ queryKey: api.settings.fonts.key() });
  const { save, layout } = state;
  useEffect(() => {
    if (save.kind === 'saved') void queryClient.invalidateQueries({ queryKey: api.settings.fonts.key() });
  }, [save]);
  return (
    <>
      {error && <Alert type="error" showIcon title={errorMessage(error)} className={styles.notice} />}
      {report && <MissingFonts missing={report.missing.filter(({ role, family }) => layout.fonts[role] === family)} />}
      <div className={styles.lines}>
        {roles.map(({ role, name, use }) => (
          <Field key={role} label={name} hint={use}>
            {(id) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: 'label' }}
                value={layout.fonts[role]}
                loading={isFetching}
                options={optionsOf(report?.families ?? [], layout.fonts[role])}
                onChange={(family: string) => onChange({ [role]: family })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={styles.actions}>
        <Button onClick={() => onChange(defaultLayout.fonts)}>全部用自带字体</Button>
        <Button icon={<ReloadOutlined />} loading={isFetching} onClick={lookAgain}>
          重新查找本机字体
        </Button>
      </div>
      <p className={styles.quiet}>
        自带字体在任何电脑上排出来都一样。要用别的字体（例如方正小标宋、仿宋），请把字体文件（.ttf、.otf、.ttc）放进档案文件夹里的
        fonts 文件夹{folder && `（${folder}）`}，或者安装到系统里，再点“重新查找本机字体”；换一台电脑时，那里也要有同样的字体。
      </p>
    </>
  );
}

function MissingFonts({ missing }: { missing: FontReport['missing'] }) {
  if (missing.length === 0) return null;
  const list = missing.map(({ role, family }) => `${roles.find((one) => one.role === role)?.name}“${family}”`).join('、');
  return (
    <Alert
      type="error"
      showIcon
      className={styles.notice}
      title={`这台电脑没有版式里指定的${list}，现在用自带字体代替排版；请装上这种字体，或者在下面改选一种。`}
    />
  );
}

function optionsOf(families: readonly FontFamily[], chosen: string) {
  const option = (family: string) => ({
    value: family,
    label: bundledNames[family] ? `${bundledNames[family]}（${family}）` : family,
  });
  const bundled = families.filter(({ source }) => source === 'bundled').map(({ family }) => option(family));
  const others = families.filter(({ source }) => source === 'system').map(({ family }) => option(family));
  const isUnknown = !families.some(({ family }) => family === chosen);
  return [
    { label: '自带字体', options: bundled },
    ...(others.length > 0 ? [{ label: '本机字体', options: others }] : []),
    ...(isUnknown ? [{ label: '这台电脑没有', options: [{ value: chosen, label: chosen }] }] : []),
  ];
}
