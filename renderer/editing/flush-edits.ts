/** Editors with text that is not yet in the archive. */
const open = new Set<() => Promise<void>>();

/** Says how an editor saves what it holds; returns what ends it. */
export function onFlush(flush: () => Promise<void>): () => void {
  open.add(flush);
  return () => void open.delete(flush);
}

/**
 * Saves everything on the screen, before something reads the archive: export, printing, replacing in the whole issue.
 * @throws what a save refuses
 */
export async function flushEdits(): Promise<void> {
  await Promise.all([...open].map((flush) => flush()));
}
