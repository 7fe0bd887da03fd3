// Whose NHS or hospital number was typed for the patient, and whose phone number for the caller, while the call goes on.
import { recentCasesOf } from '../cases/index.ts';
import { listAlike } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Fields, one } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { ofNumber } from './caller.ts';
import { readKnownBy } from './known-by.rules.ts';
import type { CallerOfProps, NumberOfProps } from './number-of.tsx';

/** Nothing where a patient is chosen, or where nobody has this number yet. */
export async function numberOf(ctx: Ctx, typed: Fields): Promise<NumberOfProps | undefined> {
  const text = (name: string) => one(typed, name).replaceAll('\0', '').trim().slice(0, 200);
  const knownBy = text('patient_id') ? undefined : readKnownBy(text('patient_known'), localDate(ctx.now));
  const found = knownBy && (await ofNumber(ctx, text('patient'), knownBy));
  return found && { id: found.person.id, name: found.person.name, sameName: found.sameName };
}

const MOST_CALLERS = 3;

/** Whom we know by the number that is typed for the caller: nobody is recorded twice. Nothing where somebody is chosen. */
export async function callersOf(ctx: Ctx, typed: Fields): Promise<CallerOfProps['people']> {
  const text = (name: string) => one(typed, name).replaceAll('\0', '').trim().slice(0, 200);
  const phone = text('phone');
  if (text('caller_id') || phone.replace(/\D/g, '').length < 6) return [];
  const nobody = { email: '', born_on: null, nhs_number: null };
  const alike = await listAlike(ctx, { ...nobody, name: text('caller'), phone });
  const known = alike.filter(({ by }) => by.includes('phone')).slice(0, MOST_CALLERS);
  const ids = known.map(({ person }) => person.id);
  const open = (await recentCasesOf(ctx, ids)).filter(({ closed_at }) => closed_at === null);
  const countOf = (id: string) => new Set(open.filter((part) => part.person_id === id).map((part) => part.id)).size;
  return known.map(({ person: { id, name } }) => ({ id, name, open: countOf(id) }));
}
