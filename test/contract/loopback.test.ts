import { onTestFinished } from 'vitest';
import { serveProgram } from '../helpers/serve-program.ts';
import { contractSuite } from './contract-suite.ts';

/** As between a browser and the built program. */
contractSuite('over the loopback host', async () => {
  const program = await serveProgram();
  onTestFinished(program.stop);
  return program.client;
});
