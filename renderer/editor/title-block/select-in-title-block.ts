import type { Passage } from '../../../shared/periodical/passage-anchor.ts';

const labels: Partial<Record<Passage['stretch']['part'], string>> = { kicker: '引题', title: '标题', subtitle: '副题' };

/** Selects a passage of a head field where it stands; a name of the byline is brought into sight. */
export function selectInTitleBlock(editor: HTMLElement | null, { stretch, from, to }: Passage): void {
  const label = labels[stretch.part];
  const field = label && editor?.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`);
  if (!field) {
    editor?.querySelector<HTMLElement>('form input')?.focus();
    return;
  }
  // Lines of a title stand one below the other in one field.
  const lines = field.value.split('\n').slice(0, stretch.index);
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0);
  field.focus();
  field.setSelectionRange(start + from, start + to);
  field.scrollIntoView({ block: 'center' });
}
