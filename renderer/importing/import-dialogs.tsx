import { lazy, Suspense } from 'react';
import { closeImport, useImporting } from './importing-store.ts';

const ImportManuscriptsDialog = lazy(async () => ({
  default: (await import('./import-manuscripts-dialog.tsx')).ImportManuscriptsDialog,
}));
const ImportIssuesDialog = lazy(async () => ({
  default: (await import('./import-issues-dialog.tsx')).ImportIssuesDialog,
}));

/** The import dialog that is open, if any. Stands once, in the frame. */
export function ImportDialogs() {
  const open = useImporting((state) => state.open);
  return (
    <Suspense>
      {open === 'manuscripts' && <ImportManuscriptsDialog onClose={closeImport} />}
      {open === 'issues' && <ImportIssuesDialog onClose={closeImport} />}
    </Suspense>
  );
}
