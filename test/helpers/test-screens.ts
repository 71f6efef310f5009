import { beforeAll, expect, test } from 'vitest';
import { doubtfulIssue } from './doubtful-issue.ts';
import { englishLabels } from './english-labels.ts';
import { pagesSet } from './pages-set.ts';
import type { Screen } from './screens.ts';
import { seriousFaultsInBothThemes } from './serious-faults.ts';
import { setUpDesk } from './set-up-desk.ts';
import { stillPage } from './still-page.ts';
import { unreachedControls } from './unreached-controls.ts';

/** CSS pixels: a large screen, that of an office PC at 125 % and at 200 %, and last the usual one. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1093, height: 614 },
  { width: 683, height: 384 },
  { width: 1366, height: 768 },
] as const;

/** Called at the top of a test file. Of each screen: boxes of all controls at every size, and what axe finds in both themes. */
export function testScreens(screens: Record<string, Screen>): void {
  const desk = setUpDesk();
  let doubtfulId = '';

  beforeAll(async () => {
    const contents = new Blob([doubtfulIssue()]);
    doubtfulId = (await desk.client.issues.importFile({ name: '青屿2019年第4期.txt', contents })).issueId;
  });

  test.each(Object.entries(screens))('%s: every control is reached at every size, by everybody', async (name, screen) => {
    const hash = screen.address({ sampleId: desk.issueId, doubtfulId });
    const { page, shoot, close } = await desk.openWindow({ hash, ...sizes[0] });
    await pagesSet(page);
    await screen.open?.(page);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await stillPage(page);
      expect(await unreachedControls(page), `${size.width}×${size.height}`).toEqual([]);
      await shoot(`size-${name.replaceAll(' ', '-')}-${size.width}`);
    }
    // On the usual screen, where nothing is folded away.
    expect(await seriousFaultsInBothThemes(page)).toEqual([]);
    expect(await englishLabels(page)).toEqual([]);
    await close();
  });
}
