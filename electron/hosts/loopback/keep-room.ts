import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface RoomLimits {
  /** Connections that have not carried the token, beyond which the oldest are closed. */
  strangers: number;
  /** A stranger is left alone this long, for its first request to arrive. */
  graceMs: number;
}

export interface SpareRoom {
  /** The connection carried the token: it is a window of the program, and is never closed for others. */
  isKnown(socket: Socket): void;
  close(): void;
}

/**
 * Keeps room for the editor's windows: whoever opens connections by the thousand and says nothing, or never comes to an end, is closed,
 * the oldest first. Connections with the token do not count.
 */
export function keepRoom(server: Server, { strangers: limit, graceMs }: RoomLimits): SpareRoom {
  /** In the order in which they came. */
  const strangers = new Map<Socket, number>();
  let timer: NodeJS.Timeout | undefined;

  const closeOldest = (): void => {
    timer = undefined;
    const ripe = performance.now() - graceMs;
    for (const [socket, since] of strangers) {
      if (strangers.size <= limit) return;
      if (since > ripe) break;
      strangers.delete(socket);
      socket.destroy();
    }
    look();
  };

  const look = (): void => {
    if (strangers.size > limit) timer ??= setTimeout(closeOldest, graceMs).unref();
  };

  server.on('connection', (socket) => {
    strangers.set(socket, performance.now());
    socket.once('close', () => strangers.delete(socket));
    look();
  });

  return {
    isKnown: (socket) => void strangers.delete(socket),
    close: () => clearTimeout(timer),
  };
}
