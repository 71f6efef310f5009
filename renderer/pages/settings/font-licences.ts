/** The licences of the bundled fonts as they lie beside them. */
const texts = import.meta.glob<string>('../../../resources/fonts/licenses/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The bundled families and the licences they are given under. */
export const fontLicences = [
  { family: 'Noto Serif SC', use: '思源宋体，正文和篇名', text: licence('noto-serif-sc') },
  { family: 'Noto Sans SC', use: '思源黑体，各级标题', text: licence('noto-sans-sc') },
  { family: 'LXGW WenKai', use: '霞鹜文楷，署名和图注', text: licence('lxgw-wenkai') },
  { family: 'Noto Sans Mongolian', use: '蒙古文刊名', text: licence('noto-sans-mongolian') },
] as const;

function licence(name: string): string {
  return texts[`../../../resources/fonts/licenses/OFL-${name}.txt`] ?? '';
}
