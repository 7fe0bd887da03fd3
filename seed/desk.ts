import { type Calendar, loadCalendar } from '../src/calendar/index.ts';
import { createUser, foundTrust, keepSeeding, listStaff, permissionsOf, reachOf } from '../src/identity/index.ts';
import { changeReach } from '../src/letters/index.ts';
import {
  createPlace,
  createSite,
  listOrganisations,
  listPlaces,
  listSites,
  setHelpNumber,
} from '../src/places/index.ts';
import { SYSTEM, type User } from '../src/platform/access.ts';
import { type Ctx, inTransaction, type Trust } from '../src/platform/context.ts';
import type { House } from '../src/platform/house.ts';
import { localDate } from '../src/platform/time.ts';
import { foundOutside } from './elsewhere.ts';
import type { PlaceLine, Sort, TrustLine } from './trusts.ts';

export type DeskPlace = {
  id: string;
  name: string;
  site: string;
  lead: string;
  sorts: readonly string[];
  ward: boolean;
};

/** One trust of the demonstration as the stories see it: who works there, and where things happen. */
export type Desk = {
  line: TrustLine;
  trust: Trust;
  staff: ReadonlyMap<string, User>;
  places: readonly DeskPlace[];
  /** Codes of other organisations by name. */
  outside: ReadonlyMap<string, string>;
  calendar: Calendar;
};

/** Founds the trust with its people and places; `begin` is what the seed must know to go on, kept with it. */
export async function foundDesk(
  house: House,
  line: TrustLine,
  at: Date,
  begin: (trust: Trust) => unknown,
): Promise<Trust> {
  const { name, shortName, host, phone } = line;
  return foundTrust(house, { name, shortName, phone, ...(host && { host }) }, at, async (ctx) => {
    for (const [fullName, role, about] of line.staff) {
      const email = `${fullName.toLowerCase().replace(/\s+/g, '.')}@${line.domain}`;
      await createUser(ctx, { email, name: fullName, role, passwordHash: null, about });
    }
    for (const site of line.sites) {
      const id = await createSite(ctx, { name: site.name, address: site.address, phone: site.phone });
      for (const [number, place] of site.places.entries()) {
        await foundPlace(ctx, line, { id, phone: site.phone }, place, number + 1);
      }
    }
    for (const [code, extension, detail] of OWN_NUMBERS) {
      await setHelpNumber(ctx, code, { number: `${line.phone} extension ${extension}`, detail });
    }
    await foundOutside(ctx, line);
    const [site] = line.sites;
    const address = `PALS, ${site?.name}, ${site?.address}`;
    await changeReach(ctx, { phone, texts: line.texts, email: `pals@${line.domain}`, address }, localDate(at));
    await keepSeeding(ctx.db, line.key, begin(ctx.trust));
    return ctx.trust;
  });
}

/** The trust's own numbers for a hard moment. The national lines stay as they ship: not yet checked. */
const OWN_NUMBERS = [
  ['crisis_line', '4900', 'Day and night'],
  ['safeguarding', '4911', 'Open hours'],
  ['safeguarding_closed', '4000', 'Ask for the site manager'],
  ['bereavement', '4350', ''],
  ['medical_examiner', '4363', ''],
  ['interpreters', '4800', 'PIN 4821'],
  ['video_relay', '4801', 'They open the video call for you'],
] as const;

async function foundPlace(
  ctx: Ctx,
  line: TrustLine,
  site: { id: string; phone: string },
  place: PlaceLine,
  number: number,
) {
  const [, name, aliases, lead, visiting = ''] = place;
  const ward = isWard(place);
  await createPlace(ctx, {
    site_id: site.id,
    kind: ward ? 'ward' : 'service',
    name,
    aliases: aliases.split(','),
    phone: `${site.phone} extension ${4100 + number * 13}`,
    email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}@${line.domain}`,
    lead,
    lead_email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.lead@${line.domain}`,
    deputy: `Deputy of ${name}`,
    deputy_email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.deputy@${line.domain}`,
    answers_pals: ward ? `${lead}, or the nurse in charge` : `${lead}, or the deputy on the same number`,
    visiting,
  });
}

const isWard = ([, name, , , visiting]: PlaceLine) => visiting !== undefined || /\b(Ward|Unit)$/.test(name);

export function asSystem<T>(house: House, trust: Trust, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inTransaction(house.db, { actor: SYSTEM, trust, now }, work);
}

/** The trust as it is now: places and colleagues that were added meanwhile are left in peace. */
export async function openDesk(house: House, line: TrustLine, trust: Trust, now: Date): Promise<Desk> {
  return asSystem(house, trust, now, async (ctx) => {
    const known = new Map((await listStaff(ctx)).map((person) => [person.name, person]));
    const staff = line.staff.flatMap(([name]) => {
      const person = known.get(name);
      if (!person) return [];
      const { id, role, first_name: firstName } = person;
      const user: User = {
        kind: 'user',
        id,
        name,
        firstName,
        role,
        may: permissionsOf(role),
        reach: reachOf(role),
        shortcuts: true,
        largerText: false,
      };
      return [[name, user] as const];
    });
    return {
      line,
      trust,
      staff: new Map(staff),
      places: await findPlaces(ctx, line),
      outside: new Map((await listOrganisations(ctx)).map(({ name, code }) => [name, code])),
      calendar: await loadCalendar(ctx),
    };
  });
}

async function findPlaces(ctx: Ctx, line: TrustLine): Promise<DeskPlace[]> {
  const sites = new Map((await listSites(ctx)).map((site) => [site.name, site.id]));
  const rows = await listPlaces(ctx);
  return line.sites.flatMap((site) =>
    site.places.flatMap((place) => {
      const [sorts, name, , lead] = place;
      const row = rows.find((each) => each.name === name && each.site_id === sites.get(site.name));
      return row ? [{ id: row.id, name, site: site.name, lead, sorts: sorts.split(' '), ward: isWard(place) }] : [];
    }),
  );
}

export function placesFor(desk: Desk, sorts: readonly Sort[]): DeskPlace[] {
  return desk.places.filter((place) => place.sorts.some((sort) => sorts.some((each) => each === sort)));
}

/** The same transaction, another person at another time: the seed itself may see and write everything. */
export function actAs(ctx: Ctx, user: User, now: Date): Ctx {
  return { ...ctx, actor: user, now };
}

export function staffMember(desk: Desk, name: string): User {
  const found = desk.staff.get(name) ?? [...desk.staff.values()][0];
  if (!found) throw new Error(`Nobody works at ${desk.line.name}.`);
  return found;
}
