// Who does what after a death here: set by the trust, each with the day on which somebody said that it is right.
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import { listHelpNumbers, setHelpNumber } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isSame } from '../platform/same.ts';
import { refuseStale } from '../platform/seen.ts';
import { localDate } from '../platform/time.ts';
import {
  detailsOf,
  IN_NUMBERS,
  OFFICE_WORDS,
  OFFICES,
  type Office,
  type OfficeDetails,
  type OfficeKind,
} from './offices.rules.ts';

/** All of them in their order; one that nobody has set has no more than its usual name. */
export async function listOffices(ctx: Ctx): Promise<Office[]> {
  const [rows, numbers] = await Promise.all([
    ctx.db.selectFrom('bereavement_offices').selectAll().where('trust_id', '=', ctx.trust.id).execute(),
    listHelpNumbers(ctx),
  ]);
  return OFFICES.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const known = IN_NUMBERS.includes(kind) ? (numbers.find(({ code }) => code === kind)?.number ?? '') : '';
    return {
      kind,
      name: row?.name || OFFICE_WORDS[kind],
      officer: row?.officer ?? '',
      phone: known || (row?.phone ?? ''),
      hours: row?.hours ?? '',
      address: row?.address ?? '',
      public: row?.public ?? true,
      checked_on: row?.checked_on ?? null,
    };
  });
}

/** What visitors of the public pages are told: only what somebody here has said is right. */
export async function publicOffices(ctx: Ctx, kinds: readonly OfficeKind[]): Promise<Office[]> {
  const all = await listOffices(ctx);
  return all.filter((one) => kinds.includes(one.kind) && one.public && one.checked_on && (one.phone || one.hours));
}

/** Whoever sets it says that it is right. A second press on that day changes nothing. @throws RuleError somebody changed it meanwhile */
export async function setOffice(ctx: Ctx, kind: OfficeKind, to: OfficeDetails, seen = '') {
  const held = (await listOffices(ctx)).find((one) => one.kind === kind);
  const now = { ...trimmed(to), checked_on: localDate(ctx.now) };
  if (!held || isSame(held, now)) return;
  const before = detailsOf(held);
  if (!isSame(before, trimmed(to))) {
    refuseStale(seen, before);
    if (held.checked_on) await keepEarlier(ctx, 'bereavement_office', kind, before);
  }
  await ctx.db
    .insertInto('bereavement_offices')
    .values({ trust_id: ctx.trust.id, kind, ...now })
    .onConflict((same) => same.columns(['trust_id', 'kind']).doUpdateSet(now))
    .execute();
  if (IN_NUMBERS.includes(kind)) {
    const number = (await listHelpNumbers(ctx)).find(({ code }) => code === kind);
    if (number) await setHelpNumber(ctx, kind, { number: now.phone, detail: number.detail });
  }
  await record(ctx, 'bereavement_office.changed', { kind });
}

const trimmed = ({ name, officer, phone, hours, address, public: shown }: OfficeDetails): OfficeDetails => ({
  ...{ name: name.trim(), officer: officer.trim(), phone: phone.trim(), hours: hours.trim() },
  ...{ address: address.trim(), public: shown },
});

/** What was said of one before, the newest first. */
export function listEarlierOffices(ctx: Ctx, kind: OfficeKind): Promise<Earlier<OfficeDetails>[]> {
  return listEarlier(ctx, 'bereavement_office', kind);
}

/** @throws NotFound */
export async function bringBackOffice(ctx: Ctx, kind: OfficeKind, earlier: string) {
  const found = await maybeEarlier<OfficeDetails>(ctx, 'bereavement_office', kind, earlier);
  if (!found) throw new NotFound('What it was before');
  await setOffice(ctx, kind, found.held);
}
