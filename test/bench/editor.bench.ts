import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import { openHarness } from '../editor/open-harness.ts';
import { measureKeystrokes } from './measure-keystrokes.ts';
import { percentile, type Report } from './report.ts';

/** Typing into the middle of an article of 6,000 characters, in Chromium. */
export async function bench(report: Report): Promise<void> {
  const harness = await openHarness();
  try {
    const blocks = Array.from({ length: 30 }, (_, index) =>
      index % 6 === 0 ? heading(1, '一、机构编制') : paragraph('机构编制改革'.repeat(40)),
    );
    await harness.show(documentOf(...blocks));
    await harness.page.evaluate(() => void window.harness.editor().commands.setTextSelection(3000));
    const { glyph, frame } = await measureKeystrokes(harness.page, 200);
    report({ what: 'keystroke → glyph in the editor (p95)', figure: percentile(glyph, 0.95), budget: 16, unit: 'ms' });
    report({ what: 'keystroke → frame that shows it (median)', figure: percentile(frame, 0.5), unit: 'ms' });
  } finally {
    await harness.close();
  }
}
