// Whose NHS or hospital number was typed for the patient, while the call goes on.
import type { Ctx } from '../platform/context.ts';
import { type Fields, one } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { ofNumber } from './caller.ts';
import { readKnownBy } from './known-by.rules.ts';
import type { NumberOfProps } from './number-of.tsx';

/** Nothing where a patient is chosen, or where nobody has this number yet. */
export async function numberOf(ctx: Ctx, typed: Fields): Promise<NumberOfProps | undefined> {
  const text = (name: string) => one(typed, name).replaceAll('\0', '').trim().slice(0, 200);
  const knownBy = text('patient_id') ? undefined : readKnownBy(text('patient_known'), localDate(ctx.now));
  const found = knownBy && (await ofNumber(ctx, text('patient'), knownBy));
  return found && { id: found.person.id, name: found.person.name, sameName: found.sameName };
}
