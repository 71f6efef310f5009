import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Client } from '../../shared/contract/contract.ts';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { PreferencesChange } from '../../shared/contract/settings-contract.ts';
import { allManuscripts } from './all-manuscripts.ts';
import { launchChromium } from './chromium.ts';
import { type OpenWindow, openWindow, type WindowOptions } from './open-window.ts';
import { type ServedProgram, serveProgram } from './serve-program.ts';

export interface DeskOptions {
  /** When the sample issue is put into the archive. `each test`: whatever the test before did to it. */
  sample?: 'never' | 'once' | 'each test';
  preferences?: PreferencesChange;
}

/** The program and a browser for the tests of one file, from the first test to the last. */
export interface Desk {
  readonly program: ServedProgram;
  readonly client: Client;
  /** Of the sample issue. */
  readonly issueId: string;
  outline(): Promise<IssueOutline>;
  openWindow(options?: WindowOptions): Promise<OpenWindow>;
  /** Takes every issue and every manuscript out of the archive. */
  clear(): Promise<void>;
}

/** Called at the top of a test file. What it returns is there once the tests run. */
export function setUpDesk({ sample = 'once', preferences = { author: '编辑甲', tourDone: true } }: DeskOptions = {}): Desk {
  let program: ServedProgram | undefined;
  let browser: Browser | undefined;
  let issueId: string | undefined;

  const desk: Desk = {
    get program() {
      return started(program);
    },
    get client() {
      return desk.program.client;
    },
    get issueId() {
      return started(issueId);
    },
    outline: () => desk.client.issues.outline({ issueId: desk.issueId }),
    openWindow: (options) => openWindow(started(browser), desk.program, options),
    clear: () => clearArchive(desk.client),
  };
  const loadSample = async (): Promise<void> => {
    ({ issueId } = await desk.client.program.loadSample());
  };

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchChromium(), serveProgram()]);
    await desk.client.settings.writePreferences(preferences);
    if (sample === 'once') await loadSample();
  });
  // What did not start is not ended, so that the reason why is what a failing file shows.
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });
  if (sample === 'each test') {
    beforeEach(async () => {
      await desk.clear();
      await loadSample();
    });
  }
  return desk;
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the desk is not set up yet');
  return part;
}

async function clearArchive(client: Client): Promise<void> {
  for (const { id } of await client.issues.list()) await client.issues.remove({ issueId: id });
  const articleIds = (await allManuscripts(client)).map(({ id }) => id);
  if (articleIds.length === 0) return;
  await client.manuscripts.trash({ articleIds });
  await client.manuscripts.purge({ articleIds });
}
