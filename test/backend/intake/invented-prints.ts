/** How the invented issue is printed. */
export interface Print {
  header: string;
  contents: 'columns' | 'leaders' | 'own line';
  mark: string;
  runningHead: 'title' | 'column';
  half: boolean;
  /** Characters in a line, or null where a paragraph is one line. */
  width: number | null;
  byline: 'above' | 'below';
  mastheadLast: boolean;
}

interface TrueBlock {
  text: string;
  level?: 1 | 2;
  /** Run-in heading without its full stop. */
  lead?: string;
}

interface TrueArticle {
  column: string;
  title: string[];
  subtitle: string;
  authors: string[];
  page: number;
  blocks: TrueBlock[];
}

const p = (text: string): TrueBlock => ({ text });
const h = (level: 1 | 2, text: string): TrueBlock => ({ text, level });
const r = (lead: string, text: string): TrueBlock => ({ text: `${lead}。${text}`, level: 2, lead });

export const truth: readonly TrueArticle[] = [
  {
    column: '工作研究',
    title: ['让旧库房重新“呼吸”：', '河谷市库房改造的实践与思考'],
    subtitle: '',
    authors: ['河谷市档案馆'],
    page: 3,
    blocks: [
      p(
        '库房建成三十一年，墙皮返潮，铁架生锈，夏天推门就是一股霉味。去年春天，馆里下决心改造，先腾空一层，把四万卷档案分批挪到邻近的体育馆，再请人开墙、铺管、换窗。',
      ),
      h(1, '一、先算清家底'),
      p(
        '腾库之前用了四十天清点。每卷贴一张写明架号、层号和年份的纸条，两人一组，一人念、一人记，晚上再由第三个人抽查。清点下来，账上有而架上没有的共十七卷，后来在修裱室找回十五卷。',
      ),
      h(1, '二、把湿气挡在门外'),
      r('（一）换窗', '旧窗是单层木框，关不严。新窗用双层玻璃，外加一道遮光帘，正午的温差从九度降到两度。'),
      r(
        '（二）铺管',
        '地下的排水管早已堵死，雨季倒灌。施工队挖开走廊，换了三百米新管，又在低处加了一台水泵，入夏之后再没有进过水。',
      ),
      p('改造花了十一个月，比计划多两个月，钱却省下一成，主要是旧铁架除锈之后仍能使用，不必全部换新。'),
    ],
  },
  {
    column: '工作研究',
    title: ['一张便条引出的', '查档新规'],
    subtitle: '——窗口服务改进侧记',
    authors: ['方舟', '沈知秋'],
    page: 7,
    blocks: [
      p(
        '老人来查四十年前的工龄，带了三份证明，窗口说还缺一份。他没有争，留下一张便条就走了。便条上写着：“我住得远，来一趟要换三次车，能不能一次告诉我缺什么？”',
      ),
      h(1, '一、便条之后'),
      p(
        '馆里把便条复印了，贴在每个窗口的里侧。随后列出群众最常查的十二类档案，每一类需要什么材料、去哪里开、开不到怎么办，都写在一张纸上，来人先领纸再排队。',
      ),
      h(2, '（一）电话先问'),
      p(
        '查档电话由专人接听，问清姓名、单位和年份，先在系统里查一遍，有没有当天回话。半年接了两千一百个电话，有六成的人不必再跑第二趟。',
      ),
      h(2, '（二）邻县代查'),
      p('与相邻五县商定，凡持身份证到任何一县的窗口，都可以申请代查，结果三天之内用邮件传回，由当地盖章出具，不另收费。'),
    ],
  },
  {
    column: '馆藏故事',
    title: ['渡口账本里的', '三次洪水'],
    subtitle: '',
    authors: ['石桥区档案馆'],
    page: 12,
    blocks: [
      p(
        '馆里藏着一本渡口的流水账，毛边纸，线装，记了二十六年。账上每天只有一行：渡几人，收几文，水到第几级石阶。翻到中间，有三处的字忽然大了，墨也重。',
      ),
      p(
        '第一处写着水过第九级，停渡十一日。老船工的孙女说，那年她祖父把船拴在槐树上，自己在树上坐了两夜，水退以后，树干上留下的泥印至今还能摸到。',
      ),
      p(
        '第三处只有两个字：水来。后面空了四页，再往后换了一个人的笔迹。研究人员对照县志，才知道那一年渡口冲毁，重修之后换了船主。',
      ),
    ],
  },
  {
    column: '人物',
    title: ['修裱台前', '四十年'],
    subtitle: '',
    authors: ['温以宁'],
    page: 15,
    blocks: [
      p(
        '她进馆那年十九岁，师傅给她一把棕刷、一碗浆糊，说先刷三个月白纸。三个月后她问能不能碰真的档案，师傅看了看她的手，说再刷三个月。',
      ),
      p(
        '如今轮到她带徒弟。徒弟嫌慢，她就拿出一页虫蛀的契约，上面有两百多个洞，她补了九天。徒弟数了数，一个洞也没有漏，从此不再催。',
      ),
      p('退休那天，她把棕刷洗净晾在窗台上，对徒弟说：“纸比人长久，你对它耐心，它就替你记着。”'),
    ],
  },
];

/** A text with the marks of the print. */
export function asPrinted(text: string, print: Print): string {
  return print.half ? halved(text) : text;
}

function halved(text: string): string {
  const half: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '？': '?' };
  return [...text].map((character) => half[character] ?? character).join('');
}

export function printIssue(print: Print): string {
  const name = '河谷档案';
  const number = '2031年第2期（总第58期）';
  const masthead = [
    name,
    number,
    '6月18日出版（季刊）',
    '编辑委员会',
    '主任：柏若川',
    '委员（按姓氏笔画排序）：方　舟　沈知秋　柏若川',
    '主编：沈知秋',
    '地址：河谷市临江路7号',
    '电话：0000-1234567',
    '报：市委办公室，市政府办公室',
    '送：市直各部门',
    '发：各乡镇，各直属单位',
  ];
  const cover = [name, number, '河谷市档案馆主办'];
  const contents = [print.header, ...printContents(print)];
  const body = printBody(print, name);
  const all = print.mastheadLast ? [...cover, ...contents, ...body, ...masthead] : [...cover, ...masthead, ...contents, ...body];
  return all.map((line) => asPrinted(line, print)).join('\n');
}

function printContents(print: Print): string[] {
  const cells = truth.flatMap((article, index) => {
    const title = article.title.join('');
    const authors = article.authors.join(' ');
    const column = truth[index - 1]?.column === article.column ? [] : [`${print.mark}${article.column}`];
    if (print.contents === 'columns') return [...column, `${article.page} ${title} ${authors}`];
    if (print.contents === 'leaders') return [...column, `${title}（${authors}）……………${article.page}`];
    return [...column, `${title}……………${article.page}`, authors];
  });
  if (print.contents !== 'columns') return cells;
  const half = Math.ceil(cells.length / 2);
  return cells.slice(0, half).map((cell, index) => `${cell}        ${cells[half + index] ?? ''}`.trimEnd());
}

const pageLines = 14;

function printBody(print: Print, name: string): string[] {
  return truth.flatMap((article, index) => {
    const authors = article.authors.join(' ');
    const title = article.title.join('');
    let page = article.page;
    const furniture = (): string[] => {
      page++;
      const odd = print.runningHead === 'title' ? title : article.column;
      return [`- ${page - 1} -`, page % 2 === 0 ? `${name}　2031年第2期` : odd];
    };
    const label = print.mark === '' && truth[index - 1]?.column !== article.column ? [article.column] : [];
    const head = [
      ...label,
      ...(print.byline === 'above' ? [authors] : []),
      ...article.title,
      ...(article.subtitle === '' ? [] : [article.subtitle]),
      ...(print.byline === 'below' ? [authors] : []),
    ];
    let count = 0;
    const text = article.blocks.flatMap((block) => {
      const parts = print.width === null ? cutOnce(block.text) : wrapped(block.text, print.width);
      return parts.flatMap((part) => {
        const isNewPage = print.width === null ? part !== parts[0] : count++ % pageLines === pageLines - 1;
        return isNewPage ? [...furniture(), part] : [part];
      });
    });
    return [...head, ...text];
  });
}

/** A long paragraph in two pieces, cut inside a sentence. */
function cutOnce(text: string): string[] {
  const at =
    text.length > 75 ? [45, 46, 47, 48, 49].find((place) => /^\p{Script=Han}{2}$/u.test(text.slice(place - 1, place + 1))) : 0;
  return at ? [text.slice(0, at), text.slice(at)] : [text];
}

/** Print lines with a first line indented by two characters; a closing mark hangs over the measure. */
function wrapped(text: string, width: number): string[] {
  const parts = [''];
  for (const character of `　　${text}`) {
    const last = parts.at(-1) ?? '';
    if ([...last].length >= width && !/[，。、；：？”）]/.test(character)) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts;
}
