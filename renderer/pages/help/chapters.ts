const texts = import.meta.glob<string>('../../../resources/manual/*.md', { query: '?raw', import: 'default', eager: true });
const pictures = import.meta.glob<string>('../../../resources/manual/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A chapter of the manual: a file of `resources/manual`, in the order of its number. */
export interface Chapter {
  /** 「start」 of 01-start.md. */
  name: string;
  title: string;
  /** Markdown without the title. */
  text: string;
}

export const chapters: readonly Chapter[] = Object.entries(texts)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([file, source]) => {
    const [, name = ''] = /\d+-([a-z]+)\.md$/.exec(file) ?? [];
    const [, title = name, text = ''] = /^# (.*)\n([\s\S]*)$/.exec(source) ?? [];
    return { name, title, text };
  });

/** The address of a picture that a chapter names as `pictures/x.png`. */
export function pictureUrl(name: string): string | undefined {
  return pictures[`../../../resources/manual/${name}`];
}
