/** What only the host can do, because it stands beside a window or because there is none. */
export interface Desktop {
  host: 'desktop' | 'browser';
  /** Null where it was cancelled or there is no dialog. */
  pickFolder(): Promise<string | null>;
  /** A further window at an address inside the window. */
  openWindow(address: string): Promise<void>;
  /** Shows a folder in the file manager. */
  openFolder(folder: string): Promise<void>;
  /** Opens the print dialog, or answers with an address under which the PDF can be fetched once. */
  print(pdf: Uint8Array, name: string): Promise<{ kind: 'dialog' } | { kind: 'open'; url: string }>;
}

/** Where there is neither window nor browser: the command line and most tests. */
export const noDesktop: Desktop = {
  host: 'browser',
  pickFolder: async () => null,
  openWindow: async () => undefined,
  openFolder: async () => undefined,
  print: async () => ({ kind: 'dialog' }),
};
