type Attributes = Readonly<Record<string, string | number>>;

/** One XML element as text, attribute values and `text` escaped. Children are elements already written. */
export function xml(name: string, attributes: Attributes = {}, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  return children.length > 0 ? `${open}>${children.join('')}</${name}>` : `${open}/>`;
}

/** The form most WordprocessingML settings have: `<w:name w:val="…"/>`. */
export function value(name: string, val: string | number): string {
  return xml(`w:${name}`, { 'w:val': val });
}

/** A setting that is on or off. */
export function toggle(name: string, on: boolean): string {
  return xml(`w:${name}`, on ? {} : { 'w:val': 0 });
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export const wordNamespace = { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
