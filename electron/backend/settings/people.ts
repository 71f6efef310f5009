import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { editorNameSchema } from '../../../shared/contract/editor-name.ts';
import { personalPreferencesSchema, workspaceSchema } from '../../../shared/contract/settings-contract.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeFilesSafely } from '../files/write-files-safely.ts';
import type { Log } from '../log.ts';

/** An editor of this PC. `name` is empty for who has not said it yet; `issueIds`: the issue last worked on, by the archive's folder. */
const personSchema = personalPreferencesSchema.omit({ issueId: true }).extend({
  name: z.union([z.literal(''), editorNameSchema]),
  issueIds: z.record(z.string(), z.string()),
  // Files written before there was one have none.
  workspace: workspaceSchema.nullable().catch(null),
});
export type Person = z.infer<typeof personSchema>;

/** The editors of this PC, whatever archive they work on. */
export interface People {
  /** Who was here last first. */
  list(): readonly Person[];
  /** Where the folder cannot be written, what is changed lasts until the program ends. */
  change(next: (people: readonly Person[]) => readonly Person[]): Promise<void>;
}

export const stranger: Person = { name: '', theme: 'system', tourDone: false, issueIds: {}, workspace: null };

const fileName = 'people.json';

/** @param folder of this PC's user; without one nothing outlives the program */
export function createPeople(folder: string | undefined, log: Log): People {
  /** What is not, or cannot be, on the disk. */
  let unwritten: readonly Person[] | undefined;
  let queue: Promise<void> = Promise.resolve();

  const list = (): readonly Person[] => unwritten ?? (folder === undefined ? [] : readPeople(folder));

  const write = async (people: readonly Person[]): Promise<void> => {
    if (folder === undefined) return;
    try {
      makeFolder(folder, 0o700);
      await writeFilesSafely(folder, [{ file: path.join(folder, fileName), content: `${JSON.stringify(people, null, 2)}\n` }]);
      if (unwritten === people) unwritten = undefined;
    } catch (error) {
      log('warn', 'people-not-written', { code: (error as { code?: string }).code ?? '' });
    }
  };

  return {
    list,
    change(next) {
      const people = next(list());
      unwritten = people;
      queue = queue.then(() => write(people));
      return queue;
    },
  };
}

/** A file that is missing or cannot be read is as none: nothing in it is worth keeping an editor from the work. */
function readPeople(folder: string): readonly Person[] {
  try {
    return z.array(personSchema).parse(JSON.parse(readFileSync(path.join(folder, fileName), 'utf8')));
  } catch {
    return [];
  }
}
