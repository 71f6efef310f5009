import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { IssueDamage } from '../../components/issue-damage.tsx';
import { addresses, type SettingsTab } from '../../navigation/navigation.ts';
import { useCurrentIssue } from '../../navigation/use-current-issue.ts';
import { ActivityForm } from './activity-form.tsx';
import { DirectoryForm } from './directory-form.tsx';
import { DistributionForm } from './distribution-form.tsx';
import { FontsForm } from './fonts-form.tsx';
import { LayoutForm } from './layout-form.tsx';
import { MastheadForm } from './masthead-form.tsx';
import { PeriodicalForm } from './periodical-form.tsx';
import { ProgramForm } from './program-form.tsx';
import { SectionsForm } from './sections-form.tsx';
import styles from './settings-page.module.css';

/** Names of the tabs, and the forms of those that belong to an issue. */
const issueTabs: readonly { tab: SettingsTab; name: string; form: (issueId: string) => ReactNode }[] = [
  { tab: 'periodical', name: '刊物', form: (issueId) => <PeriodicalForm issueId={issueId} /> },
  { tab: 'masthead', name: '版权页', form: (issueId) => <MastheadForm issueId={issueId} /> },
  { tab: 'distribution', name: '报送发', form: (issueId) => <DistributionForm issueId={issueId} /> },
  { tab: 'sections', name: '栏目', form: (issueId) => <SectionsForm issueId={issueId} /> },
  { tab: 'layout', name: '版式', form: (issueId) => <LayoutForm issueId={issueId} /> },
  { tab: 'fonts', name: '字体', form: (issueId) => <FontsForm issueId={issueId} /> },
];
const programTabs: readonly { tab: SettingsTab; name: string; form: () => ReactNode }[] = [
  { tab: 'directory', name: '人员与单位', form: () => <DirectoryForm /> },
  { tab: 'activity', name: '记录', form: () => <ActivityForm /> },
  { tab: 'program', name: '程序', form: () => <ProgramForm /> },
];

/** 设置: what an issue says of itself and looks like, and what the program remembers. */
export function SettingsPage() {
  const { tab = 'periodical' } = useParams<{ tab?: string }>();
  const issue = useCurrentIssue();
  const ofIssue = issueTabs.find((one) => one.tab === tab);
  const ofProgram = programTabs.find((one) => one.tab === tab);
  return (
    <div className={styles.page}>
      <nav className={styles.tabs} aria-label="设置">
        <h1>设置</h1>
        <TabList title="本期" tabs={issueTabs} current={tab} />
        <TabList title="通用" tabs={programTabs} current={tab} />
      </nav>
      <div className={styles.content}>
        {ofProgram?.form()}
        {ofIssue &&
          (issue ? (
            <>
              <IssueDamage issueId={issue.id} />
              {ofIssue.form(issue.id)}
            </>
          ) : (
            <Empty className={styles.empty} description="档案里还没有任何一期。先在工作台新建一期或打开样刊，再来设置。" />
          ))}
      </div>
    </div>
  );
}

function TabList({
  title,
  tabs,
  current,
}: {
  title: string;
  tabs: readonly { tab: SettingsTab; name: string }[];
  current: string;
}) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {tabs.map(({ tab, name }) => (
          <li key={tab}>
            <Link href={addresses.settings(tab)} aria-current={tab === current ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
