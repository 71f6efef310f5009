import { AutoComplete } from 'antd';
import { issueTitleLength } from '../../../shared/contract/issues-contract.ts';
import type { IssueInformation } from '../../../shared/periodical/issue.ts';
import { localDay } from '../../../shared/text/local-day.ts';
import { DateInput } from '../../components/date-input.tsx';
import { Field } from '../../components/field.tsx';
import styles from './form.module.css';
import type { IssueDraft } from './issue-draft.ts';
import { IssueFormFrame, type IssueFormProps } from './issue-form.tsx';
import { MongolianTitle } from './mongolian-title.tsx';
import { NumberField } from './number-field.tsx';
import { PinyinField } from './pinyin-field.tsx';
import { TextField } from './text-field.tsx';

const frequencies = ['月刊', '双月刊', '季刊', '半年刊', '年刊', '不定期'];
const rule = '《内部资料性出版物管理办法》要求印在刊物上';
const unfilled = '还没有填，规定必须印在刊物上。';
const forbidden = /(报|刊|杂志)$|记者|期刊社|杂志社/;

/** 刊物 and what an issue prints about itself. */
export function PeriodicalForm({ issueId }: IssueFormProps) {
  return (
    <IssueFormFrame issueId={issueId} title="刊物信息">
      {({ issue }, change) => (
        <>
          <PeriodicalFields issue={issue} change={change} />
          <IssueFields issue={issue} change={change} />
          <ImprintFields issue={issue} change={change} />
        </>
      )}
    </IssueFormFrame>
  );
}

interface FieldsProps {
  issue: IssueInformation;
  change: IssueDraft['change'];
}

function PeriodicalFields({ issue, change }: FieldsProps) {
  return (
    <>
      <h3>刊名</h3>
      <div className={styles.halves}>
        <TextField
          label="刊名"
          required={rule}
          warning={
            issue.title.trim() === ''
              ? unfilled
              : forbidden.test(issue.title) && '内部资料不能叫“××报”“××刊”“××杂志”，请按准印证上的名称填。'
          }
          maxLength={issueTitleLength}
          value={issue.title}
          onChange={(title) => change({ issue: { title } })}
        />
        <PinyinField title={issue.title} value={issue.pinyin} onChange={(pinyin) => change({ issue: { pinyin } })} />
        <TextField label="主办单位" maxLength={80} value={issue.sponsor} onChange={(sponsor) => change({ issue: { sponsor } })} />
        <Field label="刊期">
          {(id) => (
            <AutoComplete
              id={id}
              value={issue.frequency}
              options={frequencies.map((value) => ({ value }))}
              onChange={(frequency: string | undefined) => change({ issue: { frequency: frequency ?? '' } })}
            />
          )}
        </Field>
        <MongolianTitle columns={issue.mongolianTitle} onChange={(mongolianTitle) => change({ issue: { mongolianTitle } })} />
      </div>
    </>
  );
}

function IssueFields({ issue, change }: FieldsProps) {
  return (
    <>
      <h3>期号和日期</h3>
      <div className={styles.grid}>
        <NumberField
          label="年份"
          value={issue.year}
          min={1900}
          max={2200}
          unit="年"
          onChange={(year) => change({ issue: { year } })}
        />
        <NumberField
          label="期号（年内）"
          value={issue.number}
          min={1}
          max={99}
          unit="期"
          required={rule}
          onChange={(number) => change({ issue: { number } })}
        />
        <NumberField
          label="总期号"
          value={issue.total}
          min={1}
          max={99_999}
          unit="期"
          onChange={(total) => change({ issue: { total } })}
        />
        <Field label="出版日期">
          {(id) => <DateInput id={id} value={issue.publishedOn} onChange={(publishedOn) => change({ issue: { publishedOn } })} />}
        </Field>
      </div>
    </>
  );
}

function ImprintFields({ issue, change }: FieldsProps) {
  const { imprint, masthead } = issue;
  const changeImprint = (next: Partial<IssueInformation['imprint']>): void =>
    change({ issue: { imprint: { ...imprint, ...next } } });
  const today = localDay(new Date());
  return (
    <>
      <h3>准印和印刷</h3>
      <p className={styles.quiet}>带 * 的是{rule.slice(0, -5)}在封面、封底或版权页上印出的；发送对象在“报送发”里填。</p>
      <div className={styles.halves}>
        <TextField
          label="准印证号"
          required={rule}
          hint="照准印证上的写法填全"
          warning={imprint.permit.trim() === '' && unfilled}
          maxLength={80}
          value={imprint.permit}
          onChange={(permit) => changeImprint({ permit })}
        />
        <TextField
          label="内部资料字样"
          required={rule}
          warning={!/内部资料.*免费交流/.test(masthead.notice) && '规定的字样是“内部资料 免费交流”，印在封面上。'}
          maxLength={40}
          value={masthead.notice}
          onChange={(notice) => change({ issue: { masthead: { ...masthead, notice } } })}
        />
        <TextField
          label="编印单位"
          required={rule}
          hint="不填时印主办单位"
          maxLength={80}
          placeholder={issue.sponsor}
          value={imprint.compiler}
          onChange={(compiler) => changeImprint({ compiler })}
        />
        <TextField
          label="印刷单位"
          required={rule}
          warning={imprint.printer.trim() === '' && unfilled}
          maxLength={80}
          value={imprint.printer}
          onChange={(printer) => changeImprint({ printer })}
        />
        <Field
          label="印刷日期"
          required={rule}
          warning={
            imprint.printedOn === ''
              ? unfilled
              : imprint.printedOn > issue.publishedOn && issue.publishedOn !== '' && imprint.printedOn > today
                ? '印刷日期比出版日期晚，请核对。'
                : null
          }
        >
          {(id) => <DateInput id={id} value={imprint.printedOn} onChange={(printedOn) => changeImprint({ printedOn })} />}
        </Field>
        <NumberField
          label="印数"
          required={rule}
          value={imprint.printRun}
          min={0}
          max={1_000_000}
          step={50}
          unit="册"
          warning={imprint.printRun === 0 && unfilled}
          onChange={(printRun) => changeImprint({ printRun })}
        />
      </div>
    </>
  );
}
