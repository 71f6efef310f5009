/**
 * The environment of a job. The C library of Linux keeps freed memory for later unless it is told not to, one store a thread:
 * a typesetter would be 70 MB larger from the start and be replaced three times as often (measured). Ignored elsewhere.
 */
export function jobEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };
}
