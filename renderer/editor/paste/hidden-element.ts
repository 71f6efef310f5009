import { declaration } from './declarations.ts';

/** Whether a reader of the page does not see an element and what is in it, whatever the elements inside say. */
export function isHidden(element: Element): boolean {
  const value = (name: string): string => declaration(element, name);
  const isCutOff = value('overflow') === 'hidden' || value('overflow') === 'clip';
  const isPlaced = value('position') === 'absolute' || value('position') === 'fixed';
  return (
    element.hasAttribute('hidden') ||
    value('display') === 'none' ||
    value('mso-hide') === 'all' ||
    isNothing(value('opacity'), 0) ||
    (isPlaced && ['left', 'top', 'right', 'margin-left'].some((side) => isFarAway(value(side)))) ||
    isFarAway(value('text-indent')) ||
    (isPlaced && isEmptyClip(value('clip'))) ||
    /^inset\(\s*(50|100)%/.test(value('clip-path')) ||
    (isCutOff && ['width', 'height', 'max-height'].some((side) => isNothing(value(side), 1)))
  );
}

/** What an element says about being seen that those inside may take back; undefined where it says nothing. */
export function isUnseen(element: Element): { invisible: boolean | undefined; tiny: boolean | undefined } {
  const visibility = declaration(element, 'visibility');
  const size = declaration(element, 'font-size') || /[\d.]+[a-z%]+/.exec(declaration(element, 'font'))?.[0] || '';
  const isRelative = /(em|%)$/.test(size) && !size.endsWith('rem');
  return {
    invisible: visibility === '' || visibility === 'inherit' ? undefined : visibility !== 'visible',
    // A share of nothing is nothing.
    tiny: size === '' || size === 'inherit' || (isRelative && !isNothing(size, 0)) ? undefined : isNothing(size, 1),
  };
}

function isFarAway(length: string): boolean {
  return /^-\d/.test(length) && Number.parseFloat(length) <= (/em$/.test(length) ? -60 : -900);
}

function isNothing(length: string, most: number): boolean {
  return /^[\d.]+(px|pt|em|rem|%)?$/.test(length) && Number.parseFloat(length) <= (/(em|%)$/.test(length) ? 0 : most);
}

function isEmptyClip(clip: string): boolean {
  const sides = /^rect\(([^)]*)\)$/
    .exec(clip)?.[1]
    ?.trim()
    .split(/[\s,]+/);
  const [top = 'auto', right = 'auto', bottom = 'auto', left = 'auto'] = sides ?? [];
  const isEmpty = (from: string, to: string): boolean => Number.parseFloat(to) - Number.parseFloat(from) <= 1;
  return isEmpty(top, bottom) || isEmpty(left, right);
}
