import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { FakeChannel, type FakePort } from './ports.ts';
import { FakeUtilityProcess } from './utility-process.ts';

type Handler = (request: { url: string; method: string }) => Promise<Response>;
type Decide = (decision: unknown) => void;

/** A session that keeps what was set on it. */
export class FakeSession extends EventEmitter {
  handlers: Record<string, (...args: never[]) => unknown> = {};
  handler: Handler | undefined;
  before: ((details: { url: string }, decide: Decide) => void) | undefined;
  readonly protocol = {
    handle: (_scheme: string, handler: Handler) => {
      this.handler = handler;
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['before']) => {
      this.before = listener;
    },
  };
  setPermissionRequestHandler(handler: never): void {
    this.handlers.request = handler;
  }
  setPermissionCheckHandler(handler: never): void {
    this.handlers.check = handler;
  }
  setDevicePermissionHandler(handler: never): void {
    this.handlers.device = handler;
  }

  /** Whether a request to the address is let through. */
  lets(url: string): boolean {
    let isLet = true;
    this.before?.({ url }, (decision) => {
      isLet = !(decision as { cancel: boolean }).cancel;
    });
    return isLet;
  }
}

export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  /** Ports handed to the page. */
  readonly ports: FakePort[] = [];
  reloads = 0;
  prints = 0;
  setWindowOpenHandler(handler: never): void {
    this.openHandler = handler;
  }
  postMessage(channel: string, _message: unknown, [port]: FakePort[]): void {
    if (port) this.ports.push(port);
    this.emit('port', channel);
  }
  reload(): void {
    this.reloads++;
  }
  print(): void {
    this.prints++;
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown> } & Record<string, unknown>;
  readonly webContents = new FakeContents();
  url = '';
  shown = 0;

  constructor(options: FakeWindow['options']) {
    super();
    this.options = options;
    windows.push(this);
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
  }
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
  maximize = (): void => undefined;
  show(): void {
    this.shown++;
  }
  focus = (): void => undefined;
}

/** What happened, in the order of happening. */
export const windows: FakeWindow[] = [];
export const processes: FakeUtilityProcess[] = [];
export const calls: string[] = [];
export const answers = {
  hasLock: true,
  folder: async (): Promise<string> => '/chosen',
  menu: [] as MenuItemConstructorOptions[],
  schemes: [] as unknown[],
};
const sessions = new Map<string, FakeSession>();
const sessionOf = (name: string): FakeSession => {
  const known = sessions.get(name) ?? new FakeSession();
  sessions.set(name, known);
  return known;
};

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: () => void calls.push('enableSandbox'),
  setPath: (name: string, folder: string) => void calls.push(`setPath ${name} ${folder}`),
  getPath: () => '/program/bulletin',
  getVersion: () => '0.0.0',
  setAppUserModelId: () => undefined,
  requestSingleInstanceLock: () => answers.hasLock,
  whenReady: async () => undefined,
  quit: () => void calls.push('quit'),
  exit: () => void calls.push('exit'),
});

/** Stands for the module `electron` in tests; its state is that of the one program that is started against it. */
export const fakeElectron = {
  app,
  BrowserWindow: FakeWindow,
  MessageChannelMain: FakeChannel,
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
      answers.menu = menu;
    },
  },
  dialog: {
    showOpenDialog: async () => ({ canceled: false, filePaths: [await answers.folder()] }),
    showMessageBoxSync: () => 0,
    showErrorBox: (_title: string, sentence: string) => void calls.push(`error ${sentence}`),
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => {
      answers.schemes = schemes;
    },
  },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  session: { defaultSession: sessionOf('default'), fromPartition: sessionOf },
  shell: {
    async openPath(target: string) {
      calls.push(`openPath ${target}`);
      return '';
    },
  },
  utilityProcess: {
    fork(program: string, args: readonly string[]) {
      const child = new FakeUtilityProcess(program, args);
      processes.push(child);
      return child;
    },
  },
};
