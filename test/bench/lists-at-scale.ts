import type { Client } from '../../shared/contract/contract.ts';
import type { ManuscriptSort } from '../../shared/contract/manuscripts-contract.ts';
import { serveProgram } from '../helpers/serve-program.ts';
import { residentMegabytes } from './bare-page.ts';
import { percentile, type Report } from './report.ts';

const runs = 9;
const budget = 50;

const orders: ManuscriptSort[] = [
  { by: 'changed', descending: true },
  { by: 'title', descending: false },
  { by: 'byline', descending: false },
  { by: 'place', descending: true },
  { by: 'characters', descending: true },
];

/** Every list of the archive in a folder, as a window asks for it: from the request to the whole answer. */
export async function reportLists(report: Report, home: string, articles: string): Promise<void> {
  const program = await serveProgram({ home });
  const { client } = program;
  const measure = async (
    what: string,
    ask: (run: number) => Promise<unknown>,
    limit: number | undefined = budget,
  ): Promise<void> => {
    await ask(-1);
    const figures: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now();
      await ask(run);
      figures.push(performance.now() - started);
    }
    const line = { what, figure: percentile(figures, 0.5), unit: 'ms' as const };
    report(limit === undefined ? line : { ...line, budget: limit });
  };
  try {
    const [issue] = await client.issues.list();
    if (!issue) throw new Error('there is no issue');
    for (const sort of orders)
      await measure(`manuscripts by ${sort.by}, ${articles} articles`, () => client.manuscripts.list({ sort }));
    const after = await tenthPage(client);
    await measure('manuscripts, the tenth page', () => client.manuscripts.list({ after }));
    await measure('manuscripts without a place', () => client.manuscripts.list({ state: 'unplaced' }));
    await measure('manuscripts of a year, a section and a unit', () =>
      client.manuscripts.list({ year: issue.year, section: '栏目1', byline: '河湾市委编办' }),
    );
    await measure('what manuscripts can be narrowed to', () => client.manuscripts.choices({}));
    await measure('list all issues', () => client.issues.list());
    await measure('worklist of an issue', () => client.findings.list({ issueId: issue.id }));
    await measure('activity', () => client.activity.list({}));
    await measure('people and units', () => client.settings.listDirectory());
    const query = { text: '改革', matchCase: false, matchWidth: false };
    await measure('find in an issue', () => client.articles.findInIssue({ issueId: issue.id, query }));
    // Each time another one. A look at every text: nothing but full-text search makes it quicker, and nobody who writes waits for it.
    const words = ['河湾', '改革', '清单', '北渡', '试点', '乡镇', '窗口', '平台', '没有的', '职责'];
    await measure('find a word in all texts', (run) => client.manuscripts.list({ text: words[run] ?? '岗位' }), undefined);
    report({
      what: `backend after all lists, ${articles} articles`,
      figure: residentMegabytes(program.backendPid()),
      budget: 300,
      unit: 'MB',
    });
  } finally {
    await program.stop();
  }
}

/** What asks for the tenth page. */
async function tenthPage(client: Client): Promise<string | null> {
  let after: string | null = null;
  for (let page = 1; page < 10; page += 1) ({ next: after } = await client.manuscripts.list({ after }));
  return after;
}
