import { keepHeapSmall } from './keep-heap-small.ts';
import { serveShell } from './utility/serve-shell.ts';

/** The backend's process in the desktop program, started by `shell/start-backend.ts`. */
keepHeapSmall();
serveShell(process.parentPort, () => process.exit());
