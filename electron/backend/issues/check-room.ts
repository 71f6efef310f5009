import { UserError } from '../../../shared/contract/errors.ts';
import { geometryOf, hasRoom, type Layout } from '../../../shared/periodical/layout.ts';

/** At every door where a layout comes in; one that is in the archive already is read and told of. @throws UserError `layout-without-room` */
export function checkRoom(layout: Layout): void {
  if (hasRoom(layout)) return;
  const { charactersPerLine, linesPerColumn } = geometryOf(layout);
  throw new UserError('layout-without-room', { charactersPerLine, linesPerColumn });
}
