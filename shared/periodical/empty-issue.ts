import type { IssueInformation } from './issue.ts';

/** What an issue is before anyone has filled anything in. */
export const emptyIssue: IssueInformation = {
  id: '',
  title: '',
  pinyin: '',
  mongolianTitle: [],
  sponsor: '',
  year: 0,
  number: 1,
  total: 1,
  publishedOn: '',
  frequency: '双月刊',
  masthead: { committee: [], editors: [], address: '', phone: '', notice: '内部资料 免费交流' },
  distribution: { 报: '', 送: '', 发: '' },
  imprint: { permit: '', compiler: '', printer: '', printedOn: '', printRun: 0 },
};
