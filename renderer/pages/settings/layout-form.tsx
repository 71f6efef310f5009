import { Alert, Button, Radio, Segmented, Select, Switch } from 'antd';
import { UserError } from '../../../shared/errors.ts';
import { defaultLayout, geometryOf, hasRoom, type Layout, layoutWarnings, leastRoom } from '../../../shared/periodical/layout.ts';
import { Field } from '../../components/field.tsx';
import { AccentField } from './accent-field.tsx';
import styles from './form.module.css';
import { IssueFormFrame, type IssueFormProps } from './issue-form.tsx';
import { NumberField } from './number-field.tsx';
import { SamplePage } from './sample-page.tsx';

const formats = [
  { name: '大16开 210×285', pageWidthMm: 210, pageHeightMm: 285 },
  { name: '正度16开 185×260', pageWidthMm: 185, pageHeightMm: 260 },
  { name: 'A4 210×297', pageWidthMm: 210, pageHeightMm: 297 },
];

/** Of a page, in the order of the form. */
const lengths = [
  { name: 'pageWidthMm', label: '宽', min: 100, max: 450 },
  { name: 'pageHeightMm', label: '高', min: 140, max: 600 },
  { name: 'marginTopMm', label: '上（天头）', min: 10, max: 80 },
  { name: 'marginBottomMm', label: '下（地脚）', min: 10, max: 80 },
  { name: 'marginInsideMm', label: '内（订口）', min: 8, max: 80 },
  { name: 'marginOutsideMm', label: '外（切口）', min: 8, max: 80 },
] as const;

/** 字号 in pt. */
const sizes = [
  { name: '三号', pt: 16 },
  { name: '小三', pt: 15 },
  { name: '四号', pt: 14 },
  { name: '小四', pt: 12 },
  { name: '五号', pt: 10.5 },
  { name: '小五', pt: 9 },
  { name: '六号', pt: 7.5 },
];

type Change = (layout: Partial<Layout>) => void;

/** 版式 with a sample page. */
export function LayoutForm({ issueId }: IssueFormProps) {
  return (
    <IssueFormFrame issueId={issueId} title="版式" aside={(settings) => <SamplePage settings={settings} />}>
      {({ layout }, changeSettings) => {
        const change: Change = (next) => changeSettings({ layout: next });
        return (
          <>
            <LayoutSummary layout={layout} />
            <PageFields layout={layout} change={change} />
            <TextFields layout={layout} change={change} />
            <CoverFields layout={layout} change={change} />
            <div className={styles.actions}>
              <Button onClick={() => change({ ...defaultLayout, fonts: layout.fonts })}>恢复默认版式</Button>
              <span className={styles.quiet}>字体不变；恢复后可以撤销。</span>
            </div>
          </>
        );
      }}
    </IssueFormFrame>
  );
}

function LayoutSummary({ layout }: { layout: Layout }) {
  const { charactersPerLine, linesPerColumn } = geometryOf(layout);
  const refusal = hasRoom(layout)
    ? null
    : new UserError('layout-without-room', { charactersPerLine, linesPerColumn, least: leastRoom }).message;
  const warnings = refusal === null ? layoutWarnings(layout) : [];
  const perPage = charactersPerLine * linesPerColumn * layout.columns;
  return (
    <>
      <p>
        每{layout.columns === 2 ? '栏' : '行'} <b>{charactersPerLine}</b> 字{layout.columns === 2 ? '，每栏' : '，每页'}{' '}
        <b>{linesPerColumn}</b> 行，整页最多 <b>{perPage.toLocaleString('zh-CN')}</b> 字
      </p>
      {refusal !== null && <Alert type="error" showIcon title={refusal} className={styles.notice} />}
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} className={styles.notice} />
      ))}
    </>
  );
}

interface FieldsProps {
  layout: Layout;
  change: Change;
}

function PageFields({ layout, change }: FieldsProps) {
  const format = formats.find((one) => one.pageWidthMm === layout.pageWidthMm && one.pageHeightMm === layout.pageHeightMm);
  return (
    <>
      <h3>开本和页边距</h3>
      <div className={styles.quarters}>
        <Field isHalf label="开本">
          {(id) => (
            <Select
              id={id}
              className={styles.full}
              value={format?.name ?? '自定义'}
              options={[...formats.map(({ name }) => ({ value: name })), ...(format ? [] : [{ value: '自定义' }])]}
              onChange={(name) => {
                const chosen = formats.find((one) => one.name === name);
                if (chosen) change({ pageWidthMm: chosen.pageWidthMm, pageHeightMm: chosen.pageHeightMm });
              }}
            />
          )}
        </Field>
        {lengths.map(({ name, ...field }) => (
          <MmField key={name} {...field} value={layout[name]} onChange={(value) => change({ [name]: value })} />
        ))}
      </div>
    </>
  );
}

function MmField(props: { label: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  return <NumberField {...props} step={0.5} precision={1} unit="毫米" />;
}

function TextFields({ layout, change }: FieldsProps) {
  const size = sizes.find(({ pt }) => pt === layout.bodySizePt);
  return (
    <>
      <h3>正文</h3>
      <div className={styles.quarters}>
        <Field isHalf label="分栏">
          {(id) => (
            <Segmented
              id={id}
              block
              value={layout.columns}
              options={[
                { value: 1 as const, label: '通栏' },
                { value: 2 as const, label: '双栏' },
              ]}
              onChange={(columns) => change({ columns })}
            />
          )}
        </Field>
        <Field isHalf label="首行缩进">
          {(id) => (
            <Segmented
              id={id}
              block
              value={layout.firstLineIndentChars}
              options={[
                { value: 0 as const, label: '不缩' },
                { value: 1 as const, label: '1 字' },
                { value: 2 as const, label: '2 字' },
              ]}
              onChange={(firstLineIndentChars) => change({ firstLineIndentChars })}
            />
          )}
        </Field>
        <Field isHalf label="字号" hint="刊物正文常用五号，也有用小五的">
          {(id) => (
            <Select
              id={id}
              className={styles.full}
              value={size?.pt ?? layout.bodySizePt}
              options={[
                ...sizes.map(({ name, pt }) => ({ value: pt, label: `${name}（${pt} 磅）` })),
                ...(size ? [] : [{ value: layout.bodySizePt, label: `${layout.bodySizePt} 磅` }]),
              ]}
              onChange={(bodySizePt: number) => change({ bodySizePt })}
            />
          )}
        </Field>
        <NumberField
          label="字号（磅）"
          value={layout.bodySizePt}
          min={7}
          max={18}
          step={0.5}
          precision={1}
          unit="磅"
          onChange={(bodySizePt) => change({ bodySizePt })}
        />
        <NumberField
          label="行距（磅）"
          value={layout.linePitchPt}
          min={9}
          max={36}
          step={0.1}
          precision={1}
          unit="磅"
          hint={`字号的 ${(layout.linePitchPt / layout.bodySizePt).toFixed(2)} 倍`}
          onChange={(linePitchPt) => change({ linePitchPt })}
        />
        {layout.columns === 2 && (
          <>
            <MmField
              label="栏间距"
              value={layout.columnGapMm}
              min={2}
              max={20}
              onChange={(columnGapMm) => change({ columnGapMm })}
            />
            <Field isHalf label="文章最后一页两栏齐平" hint="关掉时先排满左栏">
              {(id) => (
                <div>
                  <Switch id={id} checked={layout.balanceLastPage} onChange={(balanceLastPage) => change({ balanceLastPage })} />
                </div>
              )}
            </Field>
          </>
        )}
      </div>
    </>
  );
}

function CoverFields({ layout, change }: FieldsProps) {
  return (
    <>
      <h3>封面和颜色</h3>
      <div className={styles.lines}>
        <Radio.Group
          aria-label="封面怎样计页"
          className={styles.choices}
          value={layout.cover}
          onChange={(event) => change({ cover: event.target.value })}
          options={[
            { value: 'separate', label: '另加封面：封面、封二、封三、封底四页用另一张纸，不编页码，内文从第 1 页起' },
            { value: 'own', label: '自带封面：封面就是第 1 页，和内文一起印、一起算 4 的倍数' },
          ]}
        />
        <AccentField value={layout.accent} onChange={(accent) => change({ accent })} />
      </div>
    </>
  );
}
