import {
  type LevelOverride,
  type ListInstance,
  mostLevels,
  type NumberedList,
  type NumberingDefinitions,
  type NumberLevel,
} from '../numbering/numbering-definitions.ts';
import { child, children, type XmlElement } from '../read-xml.ts';
import { isOn, numberOf } from './read-styles.ts';

export interface DocxNumbering extends NumberingDefinitions {
  /**
   * The level of a paragraph. What it says itself counts, then the level that a style of its chain is linked to (w:pStyle), then what a
   * style says, which by the standard is to be ignored (ECMA-376 Part 1, 17.9.3).
   * @param styleIds Chain of its style, the nearest first.
   */
  levelOf(numId: string, ownLevel: number | undefined, styleIds: readonly string[], styleLevel: number | undefined): number;
}

/** Reads `numbering.xml` (ECMA-376 Part 1, 17.9). `styles`: `styles.xml`, by which lists are linked with each other. */
export function readNumbering(root: XmlElement | undefined, styles: XmlElement | undefined): DocxNumbering {
  const abstracts = new Map(children(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]));
  const nums = new Map(children(root, 'w:num').map((one) => [one.attributes['w:numId'] ?? '', one]));
  const linked = linkedLists(abstracts, nums, styles);
  const lists = new Map<string, NumberedList>();
  const linkedStyles = new Map<string, ReadonlyMap<string, number>>();
  for (const [id, element] of abstracts) {
    lists.set(id, levelsOf(element));
    linkedStyles.set(id, stylesOf(element));
  }
  const instances = new Map<string, ListInstance>();
  for (const [numId, element] of nums) {
    // 0 takes a number away (17.9.18).
    const listId = linked(valueIn(element, 'w:abstractNumId') ?? '');
    if (numId !== '0' && listId !== null) instances.set(numId, { listId, overrides: overridesOf(element) });
  }
  return {
    lists,
    instances,
    levelOf(numId, ownLevel, styleIds, styleLevel) {
      const levels = linkedStyles.get(instances.get(numId)?.listId ?? '');
      const ofStyle = styleIds.map((id) => levels?.get(id)).find((level) => level !== undefined);
      return Math.max(0, Math.min(mostLevels - 1, ownLevel ?? ofStyle ?? styleLevel ?? 0));
    },
  };
}

/**
 * The list that has the levels: one that only names a style of lists (w:numStyleLink) takes those of the list that the style stands for.
 * Null where it leads nowhere or in a circle.
 */
function linkedLists(
  abstracts: ReadonlyMap<string, XmlElement>,
  nums: ReadonlyMap<string, XmlElement>,
  styles: XmlElement | undefined,
): (listId: string) => string | null {
  const numIds = new Map(
    children(styles, 'w:style').map((style) => [
      style.attributes['w:styleId'] ?? '',
      valueIn(child(child(style, 'w:pPr'), 'w:numPr'), 'w:numId'),
    ]),
  );
  const owners = new Map([...abstracts].map(([id, element]) => [valueIn(element, 'w:styleLink'), id]));
  return (first) => {
    const seen = new Set<string>();
    for (let id = first; !seen.has(id); ) {
      const element = abstracts.get(id);
      if (!element) return null;
      const style = valueIn(element, 'w:numStyleLink');
      if (style === undefined || children(element, 'w:lvl').length > 0) return id;
      seen.add(id);
      const num = nums.get(numIds.get(style) ?? '');
      id = (num ? valueIn(num, 'w:abstractNumId') : owners.get(style)) ?? '';
    }
    return null;
  };
}

function levelsOf(element: XmlElement): NumberedList {
  return new Map(
    children(element, 'w:lvl').flatMap((level): [number, NumberLevel][] => {
      const index = indexOf(level);
      return index === null ? [] : [[index, readLevel(level)]];
    }),
  );
}

/** Styles that are linked to a level. */
function stylesOf(element: XmlElement): ReadonlyMap<string, number> {
  return new Map(
    children(element, 'w:lvl').flatMap((level): [string, number][] => {
      const index = indexOf(level);
      const style = valueIn(level, 'w:pStyle');
      return index === null || style === undefined ? [] : [[style, index]];
    }),
  );
}

function overridesOf(element: XmlElement): ReadonlyMap<number, LevelOverride> {
  return new Map(
    children(element, 'w:lvlOverride').flatMap((override): [number, LevelOverride][] => {
      const index = indexOf(override);
      const level = child(override, 'w:lvl');
      const start = numberOf(valueIn(override, 'w:startOverride')) ?? null;
      return index === null ? [] : [[index, { start, level: level ? readLevel(level) : null }]];
    }),
  );
}

function readLevel(element: XmlElement): NumberLevel {
  const { format, pattern } = readFormat(element);
  const run = child(element, 'w:rPr');
  const fonts = child(run, 'w:rFonts')?.attributes ?? {};
  const hidden = child(run, 'w:vanish');
  const isPicture = format === 'bullet' && child(element, 'w:lvlPicBulletId') !== undefined;
  return {
    // Without it a level begins at 0 (17.9.25).
    start: numberOf(valueIn(element, 'w:start')) ?? 0,
    format,
    pattern,
    text: hidden && isOn(hidden.attributes['w:val']) ? '' : isPicture ? '•' : textOf(element),
    font: isPicture ? '' : (fonts['w:ascii'] ?? fonts['w:hAnsi'] ?? fonts['w:eastAsia'] ?? ''),
    isLegal: isOnIn(element, 'w:isLgl'),
    restart: numberOf(valueIn(element, 'w:lvlRestart')) ?? null,
  };
}

/** A format of its own stands in an alternative for programs that know it, beside the nearest one of old. */
function readFormat(element: XmlElement): { format: string; pattern: string } {
  const alternative = child(element, 'mc:AlternateContent');
  const [format] = [element, child(alternative, 'mc:Choice'), child(alternative, 'mc:Fallback')].flatMap((one) =>
    children(one, 'w:numFmt'),
  );
  return { format: format?.attributes['w:val'] ?? 'decimal', pattern: format?.attributes['w:format'] ?? '' };
}

function textOf(element: XmlElement): string {
  const text = child(element, 'w:lvlText')?.attributes ?? {};
  return text['w:null'] !== undefined && isOn(text['w:null']) ? '' : (text['w:val'] ?? '');
}

function isOnIn(element: XmlElement, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && isOn(found.attributes['w:val']);
}

function valueIn(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

function indexOf(element: XmlElement): number | null {
  const index = numberOf(element.attributes['w:ilvl']) ?? -1;
  return index >= 0 && index < mostLevels ? index : null;
}
