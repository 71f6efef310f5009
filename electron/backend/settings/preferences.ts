import type { Preferences, PreferencesChange } from '../../../shared/contract/settings-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { type People, type Person, stranger } from './people.ts';
import { readSetting } from './read-setting.ts';
import { changeSetting } from './write-setting.ts';

interface PreferencesHome {
  archive: Archive;
  people: People;
  /** Who sits at the window that asks; undefined where it does not say. */
  editor: string | undefined;
  /** Stands in the log. */
  author: () => string;
  now: () => Date;
}

export function readPreferences({ archive, people, editor }: PreferencesHome): Preferences {
  const known = people.list();
  const { name, theme, tourDone, issueIds, workspace } = personOf(known, editor);
  return {
    author: name || null,
    names: known.map((person) => person.name).filter((one) => one !== ''),
    theme,
    tourDone,
    issueId: issueIds[archive.folder] ?? null,
    workspace,
    sectionNames: readSectionNames(archive),
  };
}

/** @throws UserError those of `writeTransaction` */
export async function writePreferences(home: PreferencesHome, changed: PreferencesChange): Promise<Preferences> {
  const { author, names, sectionNames, ...personal } = changed;
  if (sectionNames) writeSectionNames(home.archive, sectionNames, { author: home.author(), time: home.now() });
  const editor = author ?? home.editor;
  await home.people.change((people) => {
    const chosen = author === undefined ? people : withFirst(people, author);
    const kept = names ? chosen.filter(({ name }) => name === editor || name === '' || names.includes(name)) : chosen;
    return Object.keys(personal).length === 0 ? kept : withPersonal(kept, { ...home, editor }, personal);
  });
  return readPreferences({ ...home, editor });
}

/** Names offered for a new section. */
export function readSectionNames(archive: Archive): string[] {
  return readSetting(archive, 'section-names');
}

/** @throws UserError those of `writeTransaction` */
export function writeSectionNames(archive: Archive, after: readonly string[], by: { author: string; time: Date }): void {
  changeSetting(archive, 'section-names', [...after], by);
}

function personOf(people: readonly Person[], editor: string | undefined): Person {
  if (editor === undefined) return people[0] ?? stranger;
  return people.find(({ name }) => name === editor) ?? { ...stranger, name: editor };
}

/**
 * Who says their name for the first time keeps what the stranger before had chosen. Who sits down later at a PC where the tour was seen
 * is not led through it in the middle of the work.
 */
function withFirst(people: readonly Person[], name: string): Person[] {
  const nameless = people.find((person) => person.name === '') ?? stranger;
  const tourDone = people.some((person) => person.tourDone);
  const known = people.find((person) => person.name === name) ?? { ...nameless, name, tourDone };
  return [known, ...people.filter((person) => person.name !== name && person.name !== '')];
}

function withPersonal(
  people: readonly Person[],
  { archive, editor }: PreferencesHome,
  { issueId, ...changed }: Partial<Pick<Preferences, 'theme' | 'tourDone' | 'issueId' | 'workspace'>>,
): Person[] {
  const before = personOf(people, editor);
  const issueIds = issueId === undefined ? before.issueIds : issueIdsWith(before.issueIds, archive.folder, issueId);
  const after = { ...before, ...changed, issueIds };
  return people.some(({ name }) => name === after.name)
    ? people.map((person) => (person.name === after.name ? after : person))
    : [...people, after];
}

function issueIdsWith(issueIds: Person['issueIds'], folder: string, issueId: string | null): Person['issueIds'] {
  const { [folder]: _, ...others } = issueIds;
  return issueId === null ? others : { ...others, [folder]: issueId };
}
