import { child, children, elementsOf, textOf, type XmlElement } from '../read-xml.ts';

/** A formula (OMML, ECMA-376 22.1) on one line: 「x=(−b±√(b^2−4ac))/(2a)」. Every character that it shows is there. */
export function linearMath(element: XmlElement): string {
  return elementsOf(element).map(linear).join('');
}

function linear(element: XmlElement): string {
  const part = (name: string): string => linearMath(child(element, name) ?? { name, attributes: {}, children: [] });
  const property = (holder: string, name: string, otherwise: string): string =>
    child(child(element, holder), name)?.attributes['m:val'] ?? otherwise;
  switch (element.name) {
    case 'm:t':
      return textOf(element);
    case 'm:f':
      return `${group(part('m:num'))}/${group(part('m:den'))}`;
    case 'm:sSup':
      return `${part('m:e')}^${group(part('m:sup'))}`;
    case 'm:sSub':
      return `${part('m:e')}_${group(part('m:sub'))}`;
    case 'm:sSubSup':
      return `${part('m:e')}_${group(part('m:sub'))}^${group(part('m:sup'))}`;
    case 'm:sPre':
      return `_${group(part('m:sub'))}^${group(part('m:sup'))}${part('m:e')}`;
    case 'm:rad': {
      const degree = part('m:deg');
      return `${degree}√${group(part('m:e'))}`;
    }
    case 'm:nary': {
      const [sub, sup] = [part('m:sub'), part('m:sup')];
      return `${property('m:naryPr', 'm:chr', '∫')}${sub && `_${group(sub)}`}${sup && `^${group(sup)}`}${part('m:e')}`;
    }
    case 'm:d': {
      const inside = children(element, 'm:e')
        .map(linearMath)
        .join(property('m:dPr', 'm:sepChr', '|'));
      return property('m:dPr', 'm:begChr', '(') + inside + property('m:dPr', 'm:endChr', ')');
    }
    case 'm:m':
      return `[${children(element, 'm:mr')
        .map((row) => children(row, 'm:e').map(linearMath).join(' '))
        .join('; ')}]`;
    case 'm:eqArr':
      return children(element, 'm:e').map(linearMath).join('; ');
    case 'm:func':
      return part('m:fName') + part('m:e');
    case 'm:limLow':
      return `${part('m:e')}_${group(part('m:lim'))}`;
    case 'm:limUpp':
      return `${part('m:e')}^${group(part('m:lim'))}`;
    case 'm:acc':
    case 'm:bar':
    case 'm:box':
    case 'm:borderBox':
    case 'm:groupChr':
    case 'm:phant':
      return part('m:e');
    default:
      return /Pr$/.test(element.name) ? '' : linearMath(element);
  }
}

function group(text: string): string {
  return [...text].length <= 1 || /^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`;
}
