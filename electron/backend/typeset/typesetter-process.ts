import { UserError } from '../../../shared/contract/errors.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { ChosenFace } from '../fonts/resolve-fonts.ts';
import { requestJob } from '../request-job.ts';
import type { StartJob } from '../start-job.ts';
import type { Only } from './template-data.ts';
import type { Typeset } from './typeset-issue.ts';

/** What goes to the typesetter's process. Articles and pictures go once; `articles` and `pictures` hold those it has not got yet. */
export interface TypesetRequest {
  issue: Omit<CompleteIssue, 'sections'>;
  sections: { id: string; name: string; articles: string[] }[];
  articles: Article[];
  pictures: [id: string, bytes: Uint8Array][];
  only: Only | undefined;
  /** Beside the bundled ones; the same in all requests to one process. */
  faces: readonly ChosenFace[];
}

/** `memoryMb`: what the process takes by now. */
export type TypesetAnswer = Typeset & { memoryMb: number };

export interface TypesetWork {
  complete: CompleteIssue;
  loadAsset: (id: string) => Uint8Array;
  only: Only | undefined;
}

/** One process with what it was told. */
export interface TypesetterProcess {
  readonly faces: readonly ChosenFace[];
  readonly isLost: boolean;
  /** One at a time. @throws UserError `typeset-failed`, `font-missing`, `font-unreadable` */
  typeset(work: TypesetWork): Promise<TypesetAnswer>;
  stop(): void;
}

export function startTypesetterProcess(
  startJob: StartJob,
  faces: readonly ChosenFace[],
  { timeLimitMs }: { timeLimitMs: number },
): TypesetterProcess {
  const job = startJob('typesetter');
  const knownArticles = new Map<string, Article>();
  const knownPictures = new Set<string>();
  let isLost = false;

  const requestOf = ({ complete, loadAsset, only }: TypesetWork): TypesetRequest => {
    const { sections, ...issue } = complete;
    const articles = sections
      .flatMap((section) => section.articles)
      .filter((article) => knownArticles.get(article.id) !== article);
    const pictures = complete.assets
      .filter(({ id }) => !knownPictures.has(id))
      .map(({ id }): [string, Uint8Array] => [id, loadAsset(id)]);
    for (const article of articles) knownArticles.set(article.id, article);
    for (const [id] of pictures) knownPictures.add(id);
    const outline = sections.map(({ id, name, articles: own }) => ({ id, name, articles: own.map((article) => article.id) }));
    return { issue, sections: outline, articles, pictures, only, faces };
  };

  return {
    faces,
    get isLost() {
      return isLost;
    },
    typeset(work) {
      const lost = (what: string): UserError => {
        isLost = true;
        return new UserError('typeset-failed', { what });
      };
      return requestJob<TypesetAnswer>(job, requestOf(work), { timeLimitMs, lost });
    },
    stop() {
      isLost = true;
      job.kill();
    },
  };
}
