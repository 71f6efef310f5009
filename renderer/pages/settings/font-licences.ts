import wenkai from '../../../resources/fonts/licenses/OFL-lxgw-wenkai.txt?raw';
import mongolian from '../../../resources/fonts/licenses/OFL-noto-sans-mongolian.txt?raw';
import sans from '../../../resources/fonts/licenses/OFL-noto-sans-sc.txt?raw';
import serif from '../../../resources/fonts/licenses/OFL-noto-serif-sc.txt?raw';

/** The bundled families and the licences they are given under. */
export const fontLicences = [
  { family: 'Noto Serif SC', use: '思源宋体，正文和篇名', text: serif },
  { family: 'Noto Sans SC', use: '思源黑体，各级标题', text: sans },
  { family: 'LXGW WenKai', use: '霞鹜文楷，署名和图注', text: wenkai },
  { family: 'Noto Sans Mongolian', use: '蒙古文刊名', text: mongolian },
] as const;
