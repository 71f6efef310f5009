import { Button, Input, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { isFiltered, isInState, type ManuscriptFilter, type ManuscriptState, noFilter } from './manuscript-filter.ts';
import styles from './manuscripts-page.module.css';

interface ManuscriptFiltersProps {
  manuscripts: readonly Manuscript[];
  filter: ManuscriptFilter;
  onText: (text: string) => void;
  onChange: (filter: ManuscriptFilter) => void;
}

const states: readonly { value: ManuscriptState; name: string }[] = [
  { value: 'all', name: '全部' },
  { value: 'unplaced', name: '未编入' },
  { value: 'placed', name: '已编入' },
  { value: 'trashed', name: '回收站' },
];

/** Text and filters above the table. */
export function ManuscriptFilters({ manuscripts, filter, onText, onChange }: ManuscriptFiltersProps) {
  const choices = useMemo(() => choicesOf(manuscripts), [manuscripts]);
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
          label: `${name} ${manuscripts.filter((one) => isInState(one, value)).length}`,
        }))}
      />
      <Choice
        label="期和年份"
        value={filter.period}
        options={choices.periods}
        onChange={(period) => onChange({ ...filter, period })}
      />
      <Choice
        label="栏目"
        value={filter.section}
        options={choices.sections}
        onChange={(section) => onChange({ ...filter, section })}
      />
      <Choice
        label="署名"
        value={filter.byline}
        options={choices.bylines}
        onChange={(byline) => onChange({ ...filter, byline })}
      />
      <Choice
        label="种类"
        value={filter.kind}
        options={[
          { value: 'article', label: '稿件' },
          { value: 'filler', label: '补白' },
        ]}
        onChange={(kind) => onChange({ ...filter, kind: kind as ManuscriptFilter['kind'] })}
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

function choicesOf(manuscripts: readonly Manuscript[]): Record<'periods' | 'sections' | 'bylines', Option[]> {
  const issues = new Map<string, { label: string; total: number; year: number }>();
  const sections = new Set<string>();
  const bylines = new Set<string>();
  for (const { place, bylines: signed } of manuscripts) {
    for (const { name } of signed) bylines.add(name);
    if (!place) continue;
    sections.add(place.section);
    issues.set(place.issueId, { label: totalNumberName(place), total: place.total, year: place.year });
  }
  const years = [...new Set([...issues.values()].map(({ year }) => year))].sort((a, b) => b - a);
  return {
    periods: years.flatMap((year) => [
      { value: `year:${year}`, label: `${year}年` },
      ...[...issues]
        .filter(([, issue]) => issue.year === year)
        .sort(([, a], [, b]) => b.total - a.total)
        .map(([id, { label }]) => ({ value: `issue:${id}`, label: `　${label}` })),
    ]),
    sections: optionsOf(sections),
    bylines: optionsOf(bylines),
  };
}

function optionsOf(names: ReadonlySet<string>): Option[] {
  return [...names].sort((a, b) => a.localeCompare(b, 'zh')).map((name) => ({ value: name, label: name }));
}
