import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { onTestFinished } from 'vitest';
import { callContext } from '../../electron/backend/api/call-context.ts';
import { router } from '../../electron/backend/api/register.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { testBackend } from '../helpers/test-backend.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite('called directly', async () => testBackend().client);

/** As between the window of the desktop program and its backend. */
contractSuite('over a message port', async () => {
  const { services } = testBackend();
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  new RPCHandler(router).upgrade(port1, { context: callContext(services) });
  port1.start();
  port2.start();
  return createORPCClient<Client>(new RPCLink({ port: port2 }));
});
