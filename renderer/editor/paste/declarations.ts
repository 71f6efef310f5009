/**
 * Foreign HTML, made harmless before any parser sees it: nothing of it is ever applied or fetched. Styles are kept as data, which
 * also keeps the content security policy quiet.
 */
export function withStylesAsData(html: string): string {
  return html
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/(["'\s])style(\s*=)/gi, '$1data-style$2').replace(/(["'\s])on\w+\s*=/gi, '$1data-off='),
    );
}

/** The value of a declaration in the style of an element that went through `withStylesAsData`; lower case, empty without one. */
export function declaration(element: Element, name: string): string {
  const style = element.getAttribute('data-style') ?? '';
  const found = style.split(';').findLast((one) => one.slice(0, one.indexOf(':')).trim().toLowerCase() === name);
  return (
    found
      ?.slice(found.indexOf(':') + 1)
      .trim()
      .toLowerCase()
      .replace(/^'|'$/g, '') ?? ''
  );
}
