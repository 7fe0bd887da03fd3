import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { changeCase } from './case-changes.ts';
import type { Case } from './cases.ts';
import { writeNote } from './notes.ts';
import { sharingLine } from './show.rules.ts';
import type { Sharing } from './tables.ts';

export type SharingChange = { sharing: Sharing; with: string; note: string };

/**
 * Changes what may leave PALS. The words of each change stay in the timeline, also when they are changed again.
 * @throws RuleError it is not said with whom, who said so, or why without consent
 */
export async function changeSharing(ctx: Ctx, kase: Case, change: SharingChange) {
  const services = change.with.trim();
  const note = change.note.trim();
  if (change.sharing === 'name' && services === '')
    throw new RuleError('Enter which services you can ask with the name', 'with');
  if (change.sharing === 'safety' && note === '')
    throw new RuleError('Write why this is shared without consent, and who agreed', 'note');
  if ((change.sharing === 'name' || change.sharing === 'no_name') && note === '') {
    throw new RuleError('Write who said so and how', 'note');
  }
  const to = { sharing: change.sharing, sharing_with: change.sharing === 'name' ? services : '', sharing_note: note };
  if (isSame(kase, to)) return;
  const words = [sharingLine(to), note].filter(Boolean).join('. ');
  const id = await writeNote(ctx, kase, words);
  await changeCase(ctx, kase, to, kase.version, { note: id });
  if (kase.sharing === to.sharing) {
    await record(ctx, 'case.sharing_changed', { case: kase.id, from: kase.sharing, to: to.sharing, note: id });
  }
}

function isSame(kase: Case, to: Pick<Case, 'sharing' | 'sharing_with' | 'sharing_note'>): boolean {
  return kase.sharing === to.sharing && kase.sharing_with === to.sharing_with && kase.sharing_note === to.sharing_note;
}
