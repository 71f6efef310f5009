import { Button, Input, Segmented, Select } from 'antd';
import type { ManuscriptChoices, ManuscriptState } from '../../../shared/contract/manuscripts-contract.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { type ChosenFilter, isFiltered, noFilter } from './manuscript-filter.ts';
import styles from './manuscripts-page.module.css';

interface ManuscriptFiltersProps {
  /** Undefined until the archive was asked. */
  choices: ManuscriptChoices | undefined;
  filter: ChosenFilter;
  onText: (text: string) => void;
  onChange: (filter: ChosenFilter) => void;
}

const states: readonly { value: ManuscriptState; name: string }[] = [
  { value: 'kept', name: '全部' },
  { value: 'unplaced', name: '未编入' },
  { value: 'placed', name: '已编入' },
  { value: 'trashed', name: '回收站' },
];

/** Text and filters above the table. */
export function ManuscriptFilters({ choices, filter, onText, onChange }: ManuscriptFiltersProps) {
  return (
    <search className={styles.filters}>
      <Input.Search
        allowClear
        className={styles.search}
        placeholder="题目、署名或正文里的字"
        aria-label="找稿件"
        onChange={(event) => onText(event.target.value)}
      />
      <Segmented<ManuscriptState>
        aria-label="状态"
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
        options={states.map(({ value, name }) => ({
          value,
          label: choices ? `${name} ${choices.counts[value].toLocaleString('zh-CN')}` : name,
        }))}
      />
      <Choice
        label="期和年份"
        value={periodOf(filter)}
        options={periodOptions(choices?.issues ?? [])}
        onChange={(period) => onChange({ ...filter, ...periodFilter(period) })}
      />
      <Choice
        label="栏目"
        value={filter.section}
        options={optionsOf(choices?.sections ?? [])}
        onChange={(section) => onChange({ ...filter, section })}
      />
      <Choice
        label="署名"
        value={filter.byline}
        options={optionsOf(choices?.bylines ?? [])}
        onChange={(byline) => onChange({ ...filter, byline })}
      />
      <Choice
        label="种类"
        value={filter.kind}
        options={[
          { value: 'article', label: '稿件' },
          { value: 'filler', label: '补白' },
        ]}
        onChange={(kind) => onChange({ ...filter, kind: kind as ChosenFilter['kind'] })}
      />
      {isFiltered(filter) && (
        <Button type="link" size="small" onClick={() => onChange({ ...noFilter, state: filter.state })}>
          清除筛选
        </Button>
      )}
    </search>
  );
}

interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: Option[];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      allowClear
      className={styles.choice}
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

/** A year, or under it an issue; one or the other is chosen. */
function periodOptions(issues: ManuscriptChoices['issues']): Option[] {
  const years = Map.groupBy(issues, ({ year }) => year);
  return [...years]
    .sort(([a], [b]) => b - a)
    .flatMap(([year, own]) => [
      { value: `year:${year}`, label: `${year}年` },
      ...own.map((issue) => ({ value: `issue:${issue.id}`, label: `　${totalNumberName(issue)}` })),
    ]);
}

function periodOf({ issueId, year }: ChosenFilter): string | null {
  if (issueId !== null) return `issue:${issueId}`;
  return year === null ? null : `year:${year}`;
}

function periodFilter(period: string | null): Pick<ChosenFilter, 'issueId' | 'year'> {
  if (period?.startsWith('issue:')) return { issueId: period.slice('issue:'.length), year: null };
  return { issueId: null, year: period === null ? null : Number(period.slice('year:'.length)) };
}

function optionsOf(names: readonly string[]): Option[] {
  return names.map((name) => ({ value: name, label: name }));
}
