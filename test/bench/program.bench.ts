import { launchChromium } from '../helpers/chromium.ts';
import { serveProgram } from '../helpers/serve-program.ts';
import { percentile, type Report } from './report.ts';

const openings = 7;

/** From opening the page to a screen that can be worked on, in Chromium on the built program with the sample issue. */
export async function bench(report: Report): Promise<void> {
  const [browser, program] = await Promise.all([launchChromium(), serveProgram()]);
  try {
    const { issueId } = await program.client.program.loadSample();
    await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
    const times = { home: [] as number[], editor: [] as number[] };
    for (let opening = 0; opening < openings; opening += 1) {
      const address = await program.newAddress();
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      const start = performance.now();
      await page.goto(address);
      await page.getByRole('button', { name: '输出…' }).waitFor();
      times.home.push(performance.now() - start);
      const change = performance.now();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `/arrange/${issueId}`);
      await page.getByRole('textbox', { name: '正文' }).waitFor();
      times.editor.push(performance.now() - change);
      await context.close();
    }
    report({ what: 'page opened → program usable', figure: percentile(times.home, 0.5), budget: 1500, unit: 'ms' });
    report({ what: 'from there → the first article can be typed in', figure: percentile(times.editor, 0.5), unit: 'ms' });
  } finally {
    await browser.close();
    await program.stop();
  }
}
