import { record } from '../audit/index.ts';
import {
  type Case,
  changeCase,
  SHARING_WORDS,
  type Sharing,
  sharingLine,
  stopOutgoing,
  writeNote,
} from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';

export type SharingChange = { sharing: Sharing; with: string; note: string };

/**
 * Changes what may leave PALS. The words of each change stay in the timeline, also when they are changed again. When it
 * goes back to PALS, what is on its way out is stopped.
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
  if (change.sharing === 'safety' && kase.sharing !== 'safety') throw new RuleError(SAFETY_FIRST, 'sharing');
  await writeSharing(ctx, kase, to);
  if (isOpen(kase.sharing) && !isOpen(to.sharing)) await stopOutgoing(ctx, kase, ['ask_service', 'pass_on']);
}

const SAFETY_FIRST =
  'For safety, a second person agrees first. Use “Share without consent” under “Who may be told what”.';

/** Without the questions of the page: for the module that holds the records of consent. */
export async function writeSharing(ctx: Ctx, kase: Case, to: SharingColumns) {
  if (isSame(kase, to)) return;
  const words = wordsOf(to);
  // A note has an author: where a date ends it in the night, the record of consent tells of it.
  const note = ctx.actor.kind === 'user' ? { note: await writeNote(ctx, kase, words) } : {};
  await changeCase(ctx, kase, to, kase.version, note);
  if (kase.sharing === to.sharing) {
    await record(ctx, 'case.sharing_changed', { case: kase.id, from: kase.sharing, to: to.sharing, ...note });
  }
}

/** What stands below the title of the change, and does not say it again. */
function wordsOf(to: SharingColumns): string {
  const says = sharingLine(to) === SHARING_WORDS[to.sharing] && to.sharing_note !== '';
  const words = [says ? '' : sharingLine(to), to.sharing_note].filter(Boolean).join('. ');
  const told = to.sharing === 'safety' && to.sharing_with;
  return told ? `${words.replace(/\.$/, '')}. Told: ${told}.` : words;
}

/** May anything go out? */
const isOpen = (sharing: Sharing) => sharing === 'no_name' || sharing === 'name' || sharing === 'safety';

export type SharingColumns = Pick<Case, 'sharing' | 'sharing_with' | 'sharing_note'>;

function isSame(kase: Case, to: SharingColumns): boolean {
  return kase.sharing === to.sharing && kase.sharing_with === to.sharing_with && kase.sharing_note === to.sharing_note;
}
