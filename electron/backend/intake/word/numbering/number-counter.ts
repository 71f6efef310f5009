import { isSymbolFont, symbolCharacter } from '../symbol-fonts.ts';
import { formatNumber } from './format-number.ts';
import {
  type ListInstance,
  mostLevels,
  type NumberedList,
  type NumberingDefinitions,
  type NumberLevel,
} from './numbering-definitions.ts';

/** A number or bullet as it stands before a paragraph, without the tab or space behind it. */
export interface Label {
  /** Empty where nothing is shown. */
  label: string;
  isBullet: boolean;
}

/** Counts through a file; it must be told of every numbered paragraph in the order of the text. */
export interface NumberCounter {
  next(instanceId: string, level: number): Label;
}

const nothing: Label = { label: '', isBullet: false };

/**
 * Counts as Word does (ECMA-376 Part 1, 17.9). All instances of a list count on together; an instance that begins a level with its own
 * number does so once, at its first paragraph of such a level; the levels above it then count on. A level that is jumped over counts as
 * used: after 1.1 without a 1, the next one is 2 (Microsoft Knowledge Base Q110380).
 */
export function createNumberCounter({ lists, instances }: NumberingDefinitions): NumberCounter {
  /** The last number of each level; undefined where it begins again. */
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    next(instanceId, level) {
      const instance = instances.get(instanceId);
      const list = instance && lists.get(instance.listId);
      if (!list || level < 0 || level >= mostLevels) return nothing;
      const numbers = counts.get(instance.listId) ?? [];
      counts.set(instance.listId, numbers);
      for (let above = 0; above < level; above++) numbers[above] ??= startOf(list, instance, above);
      const ownStart = instance.overrides.get(level)?.start ?? null;
      const last = numbers[level];
      numbers[level] =
        last === undefined || (ownStart !== null && !begun.has(instanceId)) ? startOf(list, instance, level) : last + 1;
      if (ownStart !== null) begun.add(instanceId);
      for (let below = level + 1; below < mostLevels; below++) {
        // A restart that names a level which is not above does not matter (17.9.10).
        if (level < (levelOf(list, instance, below)?.restart ?? below)) numbers[below] = undefined;
      }
      return labelOf(list, instance, level, numbers);
    },
  };
}

function levelOf(list: NumberedList, instance: ListInstance, level: number): NumberLevel | undefined {
  return instance.overrides.get(level)?.level ?? list.get(level);
}

/** The instance's own start holds whenever the level begins again (ECMA-376 1st edition, 2.9.28). */
function startOf(list: NumberedList, instance: ListInstance, level: number): number {
  return instance.overrides.get(level)?.start ?? levelOf(list, instance, level)?.start ?? 1;
}

function labelOf(list: NumberedList, instance: ListInstance, level: number, numbers: readonly (number | undefined)[]): Label {
  const own = levelOf(list, instance, level);
  if (!own) return nothing;
  const isBullet = own.format === 'bullet';
  const label = own.text.replace(/%([1-9])|./gsu, (character, place: string | undefined) => {
    if (place === undefined) return pictureOf(own, character) ?? character;
    const index = Number(place) - 1;
    const number = numbers[index];
    // A level below has no number here.
    if (isBullet || number === undefined || index > level) return '';
    const { format, pattern } = levelOf(list, instance, index) ?? plain;
    return formatNumber(own.isLegal && format !== 'none' ? 'decimal' : format, number, pattern);
  });
  return { label: label.trim(), isBullet };
}

/** As a level that is not defined is shown in the labels of others. */
const plain = { format: 'decimal', pattern: '' };

/** Fonts of pictures whose signs nobody lists here. */
const unlistedFont = /^(?:wingdings 3|webdings|marlett)$/i;

/** The character by which people know what they see; null where it is that already. */
function pictureOf({ format, font }: NumberLevel, character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  if (format !== 'bullet' && !isPrivate) return null;
  if (unlistedFont.test(font)) return '•';
  if (isSymbolFont(font)) return symbolCharacter(font, code) ?? '•';
  // Without their font they are mostly of Wingdings, or the dot of Symbol.
  if (isPrivate) return symbolCharacter('Wingdings', code) ?? '•';
  // The ring that Word takes for the second level of bullets.
  return character === 'o' && /^courier/i.test(font) ? '○' : null;
}
