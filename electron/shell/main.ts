import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, session, shell } from 'electron';
import { UserError } from '../../shared/errors.ts';
import { archiveFolder } from '../hosts/archive-folder.ts';
import { personalFolder } from '../hosts/personal-folder.ts';
import { readVersion } from '../hosts/read-version.ts';
import type { DesktopAnswer, DesktopQuestion } from '../hosts/utility/shell-messages.ts';
import { appOrigin, registerAppScheme, serveApp } from './app-protocol.ts';
import { pickFolder, showAbout, showRefusal } from './dialogs.ts';
import { setMenu } from './menu.ts';
import { guardOffline } from './offline-guard.ts';
import { createPrinter } from './printing.ts';
import { readArguments } from './read-arguments.ts';
import { lockDownSession } from './security.ts';
import { startBackend } from './start-backend.ts';
import { createWindows } from './windows.ts';

/** `electron/shell` in the sources, `dist/shell` in the build: either way two folders below the program. */
const programFolder = path.resolve(import.meta.dirname, '../..');
/** Sources, template and fonts lie unpacked beside the program's archive of code. */
const resources = app.isPackaged ? path.join(process.resourcesPath, 'resources') : path.join(programFolder, 'resources');
const builtFolder = path.join(programFolder, 'dist');
const { home: askedHome, sample } = readArguments(process.argv);
const home = archiveFolder({
  home: askedHome,
  env: process.env,
  programFolder: app.isPackaged ? path.dirname(app.getPath('exe')) : programFolder,
});

app.enableSandbox();
registerAppScheme();
// One program for each archive: Chromium's lock is on this folder, and whatever it writes stays beside the archive. One that can only
// be read has its folder with what belongs to the person at this PC.
const homeHash = createHash('sha256').update(home).digest('hex').slice(0, 16);
const ownFolders = [path.join(home, 'window'), path.join(personalFolder(process.env), 'windows', homeHash)];
const ownFolder = ownFolders.find(makeFolder);
app.setAppUserModelId('desk.bulletin');
if (ownFolder) app.setPath('userData', ownFolder);

if (!ownFolder) void app.whenReady().then(() => refuse(new UserError('archive-unwritable', { folder: home }).message));
else if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const windowFolder = path.join(builtFolder, 'renderer');
  lockDownSession(session.defaultSession);
  guardOffline(session.defaultSession, [`${appOrigin}/`, `blob:${appOrigin}/`, ...(app.isPackaged ? [] : ['devtools://'])]);
  serveApp(session.defaultSession.protocol, windowFolder);
  const print = createPrinter(windowFolder);

  const windows = createWindows({
    preload: path.join(builtFolder, 'shell/preload.cjs'),
    icon: path.join(resources, 'icons/icon.png'),
    stateFile: path.join(personalFolder(process.env), 'window.json'),
    isBackendReady: () => backend.isReady(),
    onPort: (port) => backend.connect(port),
  });
  const backend = startBackend({
    start: { home, sample, resources, version: readVersion(programFolder) },
    builtFolder,
    answer,
    onReady: windows.connect,
    onRefused: refuse,
  });
  windows.open();
  setMenu({ run: backend.run, showAbout: () => showAbout(windows.current()), isDevelopment: !app.isPackaged });
  app.on('second-instance', windows.show);
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    // The window has told it all it held by now.
    void backend.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });

  async function answer(question: DesktopQuestion): Promise<DesktopAnswer> {
    switch (question.kind) {
      case 'pick-folder':
        return { kind: 'folder', folder: await pickFolder(windows.current()) };
      case 'open-window':
        windows.open(question.address);
        return { kind: 'done' };
      case 'open-folder':
        return { kind: (await opensFolder(question.folder)) ? 'done' : 'failed' };
      case 'print':
        print(question.pdf, question.name);
        return { kind: 'done' };
    }
  }
}

function refuse(sentence: string): void {
  showRefusal(sentence);
  app.exit(1);
}

/** Whether it is there now and can be written to. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Only a folder: a file would be run. */
async function opensFolder(folder: string): Promise<boolean> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder && (await shell.openPath(folder)) === '';
}
