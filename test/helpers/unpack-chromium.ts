import { createRequire } from 'node:module';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';

/**
 * Unpacks Chromium and its libraries into the folder for temporary files, where the package puts them and takes whatever version
 * lies there. A process of its own: one that changed TMPDIR for itself would send the temporary folders of everything that runs
 * beside it into Chromium's.
 */
const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
for (const file of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(path.join(packed, file));
