import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../api/api.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as the editor chose, or as the system has it. Also told to the page's own style sheets. */
export function useThemeMode(): 'light' | 'dark' {
  const chosen = useQuery(api.settings.readPreferences.queryOptions()).data?.theme ?? 'system';
  const isSystemDark = useSyncExternalStore(
    (changed) => {
      systemDark.addEventListener('change', changed);
      return () => systemDark.removeEventListener('change', changed);
    },
    () => systemDark.matches,
  );
  const mode = chosen === 'system' ? (isSystemDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
  }, [mode]);
  return mode;
}
