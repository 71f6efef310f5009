import type { UserError } from '../../../shared/errors.ts';
import type { Services } from './services.ts';

/** From now on every window warns of the archive, and those that are open do at once. */
export function tellDamage({ health, events }: Pick<Services, 'health' | 'events'>, told: UserError): void {
  health.warning = told.message;
  events.publish('program', { kind: 'archive-changed', topic: 'program', articleId: null });
}
