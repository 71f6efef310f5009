import { UserError } from '../../../shared/errors.ts';
import { geometryOf, hasRoom, type Layout, leastRoom } from '../../../shared/periodical/layout.ts';

/** At every door where a layout comes in; one that is in the archive already is read and told of. @throws UserError `layout-without-room` */
export function checkRoom(layout: Layout): void {
  if (hasRoom(layout)) return;
  const { charactersPerLine, linesPerColumn } = geometryOf(layout);
  throw new UserError('layout-without-room', { charactersPerLine, linesPerColumn, least: leastRoom });
}
