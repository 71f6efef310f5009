import type { PageKind } from '../../shared/layout/page-map.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';

/** A page of the issue as the preview shows it. */
export interface PreviewPage {
  /** Physical page, from 1. */
  number: number;
  kind: PageKind;
  /** What editors call it: 封面, 封二, 8. */
  label: string;
  /** Printed on it or counted; null on the leaves of a separate cover. */
  folio: number | null;
  source: PdfSource;
  /** Page in the PDF of `source`, from 1. */
  pageInSource: number;
  /** Two pages with the same value look the same. */
  picture: string;
  state: PageState;
  /** Names the page where pages move: the third page of an article stays that. */
  anchor: string;
}

/** `updating`: newer text is being typeset; `failed`: it could not be. */
export type PageState = 'current' | 'updating' | 'failed';
