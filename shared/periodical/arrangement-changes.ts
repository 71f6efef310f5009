import type { Arrangement } from './arrangement.ts';

/** What differs between two arrangements of an issue, a line each. `titleOf`: how an article is called, with its marks. */
export function arrangementChanges(before: Arrangement, after: Arrangement, titleOf: (id: string) => string): string[] {
  const [from, to] = [placesOf(before), placesOf(after)];
  const sections = sectionChanges(before, after);
  const articles = [...new Set([...from.keys(), ...to.keys()])].flatMap((id) => {
    const [was, is] = [from.get(id), to.get(id)];
    if (was?.id === is?.id) return [];
    if (!was) return [`${titleOf(id)}：编入“${is?.name}”`];
    if (!is) return [`${titleOf(id)}：从“${was.name}”取出`];
    return [`${titleOf(id)}：从“${was.name}”移到“${is.name}”`];
  });
  const reordered = after.filter(({ id, articles: now }) => {
    const was = before.find((section) => section.id === id)?.articles.filter((article) => now.includes(article)) ?? [];
    return was.join('\n') !== now.filter((article) => was.includes(article)).join('\n');
  });
  return [...sections, ...articles, ...reordered.map(({ name }) => `“${name}”里的次序变了`)];
}

function sectionChanges(before: Arrangement, after: Arrangement): string[] {
  const kept = before.filter(({ id }) => after.some((section) => section.id === id)).map(({ id }) => id);
  const order = after.map(({ id }) => id).filter((id) => kept.includes(id));
  return [
    ...before.filter(({ id }) => !kept.includes(id)).map(({ name }) => `去掉栏目“${name}”`),
    ...after.flatMap(({ id, name }) => {
      const was = before.find((section) => section.id === id);
      if (!was) return [`加上栏目“${name}”`];
      return was.name === name ? [] : [`栏目“${was.name}”改名为“${name}”`];
    }),
    ...(kept.join('\n') === order.join('\n') ? [] : ['栏目的次序变了']),
  ];
}

function placesOf(arrangement: Arrangement): Map<string, { id: string; name: string }> {
  return new Map(arrangement.flatMap(({ id, name, articles }) => articles.map((article) => [article, { id, name }] as const)));
}
