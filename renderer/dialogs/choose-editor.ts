import { api, queryClient } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { setWindowEditor, windowEditor } from '../api/window-editor.ts';
import { flushEdits } from '../editing/flush-edits.ts';

/** Another editor sits down at this window. What the one before typed is saved under their name first. @throws what was refused */
export async function chooseEditor(name: string): Promise<void> {
  const before = windowEditor();
  if (before !== null) await flushEdits().catch(() => undefined);
  // Before it is told to the backend, which tells every window to ask anew.
  setWindowEditor(name);
  try {
    const preferences = await client.settings.writePreferences({ author: name });
    queryClient.setQueryData(api.settings.readPreferences.queryKey(), preferences);
  } catch (error) {
    setWindowEditor(before);
    throw error;
  }
}
