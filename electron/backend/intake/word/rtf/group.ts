import type { Field } from '../docx/fields.ts';
import type { Flow } from './flow.ts';
import type { HexBytes } from './hex-bytes.ts';
import type { CharacterLook, ParagraphLook } from './looks.ts';

/** Where the text of a group goes; `none`: nowhere, but the groups inside of it may have some; `skip`: nothing of it is read. */
export type Destination = 'text' | 'skip' | 'none' | 'collect' | 'label' | 'instruction' | 'fonts' | 'styles' | 'picture';

/** What holds inside of a group, taken over from the one around it. */
export interface Group {
  destination: Destination;
  characters: CharacterLook;
  paragraph: ParagraphLook;
  /** So many characters stand in for one of Unicode. */
  fallback: number;
  flow: Flow;
  /** Fields whose result it is. */
  fields: readonly OpenField[];
  /** The field whose instruction it is. */
  field: OpenField | null;
  collected: { text: string };
  picture: OpenPicture | null;
  property: { name: string } | null;
  /** What stands in the place of both halves of a pair. */
  pair: Destination | null;
  /** Done when it ends; not taken over. */
  end: (() => void) | null;
  /** Nothing stood in it before; not taken over. */
  isFresh: boolean;
  isStarred: boolean;
}

export interface OpenField {
  instruction: string;
  /** Null until its result begins. */
  field: Field | null;
  outer: Group;
  /** So many things stood in the paragraph before. */
  lengthBefore: number;
  hasResult: boolean;
}

export interface OpenPicture {
  bytes: HexBytes;
  /** As the end of a file's name. */
  kind: string;
  /** In twentieths of a point. */
  goal: number | null;
  scalePercent: number;
  alt: string;
}
