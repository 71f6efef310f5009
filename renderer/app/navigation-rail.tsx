import {
  BookOutlined,
  FileTextOutlined,
  HomeOutlined,
  LayoutOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { addresses } from '../navigation/navigation.ts';
import { useCurrentIssue } from '../navigation/use-current-issue.ts';
import styles from './navigation-rail.module.css';

/** The screens, one entry each. */
export function NavigationRail() {
  const issue = useCurrentIssue();
  return (
    <nav className={styles.rail} aria-label="主导航" data-tour="rail">
      <RailEntry to={addresses.home()} root="/" icon={<HomeOutlined aria-hidden />} label="工作台" />
      <RailEntry to={addresses.manuscripts()} root="/manuscripts" icon={<FileTextOutlined aria-hidden />} label="稿件库" />
      <RailEntry to={addresses.arrange(issue?.id)} root="/arrange" icon={<LayoutOutlined aria-hidden />} label="编排" />
      <RailEntry to={addresses.archive()} root="/archive" icon={<BookOutlined aria-hidden />} label="档案" />
      <span className={styles.space} />
      <RailEntry to={addresses.help()} root="/help" icon={<QuestionCircleOutlined aria-hidden />} label="帮助" />
      <RailEntry to={addresses.settings()} root="/settings" icon={<SettingOutlined aria-hidden />} label="设置" />
    </nav>
  );
}

function RailEntry({ to, root, icon, label }: { to: string; root: string; icon: ReactNode; label: string }) {
  const [location] = useLocation();
  const isHere = root === '/' ? location === '/' : location.startsWith(root);
  return (
    <Link href={to} className={styles.entry} aria-label={label} title={label} aria-current={isHere ? 'page' : undefined}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>{label}</span>
    </Link>
  );
}
