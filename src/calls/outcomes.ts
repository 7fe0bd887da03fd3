// What a call leaves in other books: where people were sent, and who is thanked.
import type { Case } from '../cases/index.ts';
import type { Person } from '../people/index.ts';
import { listOrganisations, type Place } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { noteSignpost, noteToPass } from '../referrals/index.ts';
import { hearThanks, passThanksOn } from '../thanks/index.ts';
import type { CallValues } from './call.fields.ts';

/**
 * Where people were sent, or what goes there once it is sent: counted by organisation. Whose own matter it is agreed by
 * saying so; for another, somebody asks first.
 */
export async function keepSignpost(
  ctx: Ctx,
  kase: Case,
  { next, other, other_id, other_how }: CallValues,
  caller: Person | null,
) {
  if (next !== 'elsewhere' || (other.trim() === '' && other_id === '')) return;
  const known = (await listOrganisations(ctx)).find(({ code }) => code === other_id);
  const whither = { organisation: known?.code ?? null, named: known ? '' : other.trim() };
  if (!known && whither.named === '') return;
  if (other_how !== 'pass_on') {
    await noteSignpost(ctx, kase, whither);
    return;
  }
  const own = !kase.patient_id || kase.patient_id === caller?.id;
  await noteToPass(ctx, kase, { ...whither, agreedBy: own ? (caller?.name ?? 'The caller') : '' });
}

const PASSED_ON: readonly unknown[] = ['thanks', 'idea', 'experience'];

/**
 * Thanks, an idea and an experience are for somebody: passed on already, or promised. A case in which that is promised
 * stays open.
 */
export async function keepThanks(ctx: Ctx, kase: Case, values: CallValues, place: Place | undefined) {
  if (values.next !== 'sorted' || !PASSED_ON.includes(values.outcome)) return;
  const { thanks_to: passedTo, thanks_name } = values;
  const staffNames = values.outcome === 'thanks' ? values.thanks_for : '';
  // Thanks name somebody; an idea may be for everybody.
  const needsName = kase.type !== 'idea' && kase.type !== 'experience';
  const named = !needsName || staffNames.trim() !== '' || place !== undefined || kase.place_id !== null;
  if (passedTo.trim() === '' || !named) {
    const withName = thanks_name === undefined ? null : thanks_name === 'yes';
    await hearThanks(ctx, kase, { staffNames, place: place?.id ?? null, withName });
    return;
  }
  await passThanksOn(ctx, kase, {
    staffNames,
    place: place?.name ?? '',
    placeId: place?.id,
    passedTo,
    how: 'phone',
    on: localDate(ctx.now),
    withName: thanks_name === 'yes',
    hearBack: false,
    close: false,
  });
}
