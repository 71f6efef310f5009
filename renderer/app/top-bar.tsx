import { ExportOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Select, Tooltip } from 'antd';
import { useLocation } from 'wouter';
import type { IssueSummary } from '../../shared/contract/issues-contract.ts';
import { issueName, publishedLine, totalNumberName } from '../../shared/periodical/issue.ts';
import { api } from '../api/api.ts';
import { openInNewWindow } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { type MenuItems, OverflowBar, type Tool } from '../components/overflow-bar.tsx';
import { openDialog } from '../dialogs/issue-dialogs.tsx';
import { addresses, go } from '../navigation/navigation.ts';
import { chooseIssue, useShownIssue } from '../navigation/use-current-issue.ts';
import { useHere } from '../navigation/use-here.ts';
import { usePaneTools } from './pane-tools.tsx';
import styles from './top-bar.module.css';

/** The issue worked on or read, and what is done with a whole issue. */
export function TopBar() {
  const { data: issues } = useQuery(api.issues.list.queryOptions());
  const { message } = App.useApp();
  const issue = useShownIssue();
  const { isArranging, readId } = useHere();
  const issueTools = useIssueTools(issue);
  return (
    <header className={styles.bar}>
      <span className={styles.logo} aria-hidden>
        编
      </span>
      {issue ? (
        <>
          <Select
            aria-label={readId === null ? '当前的一期' : '正在看的一期'}
            variant="borderless"
            className={styles.issue}
            popupMatchSelectWidth={260}
            value={issue.id}
            options={issues?.map((one) => ({ value: one.id, label: `${totalNumberName(one)}　${issueName(one)}` })) ?? []}
            onChange={(id) => {
              if (readId !== null) {
                go(addresses.read(id));
                return;
              }
              // There it becomes the one worked on by being opened.
              if (isArranging) go(addresses.arrange(id));
              else chooseIssue(id).catch((error: unknown) => message.error(errorMessage(error)));
            }}
          />
          <span className={styles.about}>{aboutIssue(issue)}</span>
        </>
      ) : (
        <strong>编刊</strong>
      )}
      <OverflowBar
        align="end"
        tools={[...(issues ? [newIssueTool] : []), ...issueTools.tools]}
        more={issueTools.more}
        moreLabel="这一期可以做的其他事"
      />
    </header>
  );
}

const newIssueTool: Tool = {
  key: 'new-issue',
  node: (
    <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={() => openDialog({ kind: 'new-issue' })}>
      新建一期
    </Button>
  ),
  menu: [{ key: 'new-issue', label: '新建一期…', onClick: () => openDialog({ kind: 'new-issue' }) }],
};

function useIssueTools(issue: IssueSummary | undefined): { tools: Tool[]; more: MenuItems } {
  const { message } = App.useApp();
  const { isArranging, articleId } = useHere();
  const [location] = useLocation();
  const paneTools = usePaneTools();
  if (!issue) return { tools: [], more: [] };
  const print = (): void => openDialog({ kind: 'print', issueId: issue.id, articleId });
  const output = (): void => openDialog({ kind: 'export', issueId: issue.id, articleId });
  const newWindow = {
    key: 'window',
    label: '在新窗口打开',
    onClick: () => void openInNewWindow(location).catch((error: unknown) => message.error(errorMessage(error))),
  };
  return {
    tools: [
      ...(isArranging ? paneTools : []),
      {
        key: 'print',
        rank: 1,
        node: (
          <Tooltip title="Ctrl+P" mouseEnterDelay={0.6}>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={print}>
              打印
            </Button>
          </Tooltip>
        ),
        menu: [{ key: 'print', label: '打印…', extra: 'Ctrl+P', onClick: print }],
      },
      {
        key: 'export',
        rank: 3,
        node: (
          <Tooltip title="Ctrl+Shift+E" mouseEnterDelay={0.6}>
            <Button type="primary" icon={<ExportOutlined aria-hidden />} data-tour="export" onClick={output}>
              输出…
            </Button>
          </Tooltip>
        ),
        menu: [{ key: 'export', label: '输出…', extra: 'Ctrl+Shift+E', onClick: output }],
      },
    ],
    more: [
      {
        key: 'find',
        label: '全期查找替换…',
        extra: 'Ctrl+Shift+H',
        onClick: () => openDialog({ kind: 'find', issueId: issue.id }),
      },
      { key: 'reader', label: '像翻书一样看', onClick: () => go(addresses.read(issue.id)) },
      { key: 'cover', label: '改封面和刊物信息', onClick: () => go(addresses.arrange(issue.id, 'cover')) },
      { key: 'activity', label: '本期记录…', onClick: () => openDialog({ kind: 'activity', issueId: issue.id }) },
      newWindow,
      { type: 'divider' },
      {
        key: 'remove',
        label: '删除这一期…',
        danger: true,
        onClick: () => openDialog({ kind: 'remove-issue', issueId: issue.id }),
      },
    ],
  };
}

/** 「《…》· 4月18日出版」. */
function aboutIssue({ title, publishedOn }: IssueSummary): string {
  const published = publishedLine(publishedOn) || '出版日期未定';
  return [title && `《${title}》`, published].filter((text) => text !== '').join(' · ');
}
