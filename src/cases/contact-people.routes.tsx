import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, form, id, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { listCasePeople } from './case-parts.ts';
import { addToContact, listOnContacts, personNamed, takeOffContact } from './contact-people.ts';
import { ContactPeople } from './contact-people.tsx';
import type { Contact } from './contacts.ts';
import { findEntry } from './entries.ts';
import { openableCase } from './show.ts';
import type { Case } from './tables.ts';
import { contactTitle } from './timeline-entries.rules.ts';
import { atWords } from './timeline-facts.rules.ts';

const nameForm = form({
  name: text({ label: 'Somebody else', required: 'Enter a name' }),
  name_id: id({ label: 'Somebody else' }),
});

/** "Add somebody" from an entry of the timeline. */
export function contactPeopleRoutes(r: Router) {
  const AT = '/desk/cases/:ref/contacts/:id/people';
  const write = { may: 'cases.write' } as const;
  r.get(AT, write, async (ctx, req) => page(ctx, await found(ctx, req), nameForm.blank()));
  r.post(AT, write, async (ctx, req) => {
    const at = await found(ctx, req);
    const filled = nameForm.submit(req.body);
    if (!filled.ok) return page(ctx, at, filled);
    const { name, name_id } = filled.values;
    const refused = await attempt(filled, async () =>
      addToContact(ctx, at.kase, at.contact, await personNamed(ctx, name, name_id)),
    );
    return refused ? page(ctx, at, refused) : redirect(`/desk/cases/${at.kase.ref}?done=people`);
  });
  r.post(`${AT}/:person/removal`, write, async (ctx, req) => {
    const { kase, contact } = await found(ctx, req);
    const on = (await listOnContacts(ctx, [contact.id])).get(contact.id) ?? [];
    if (!on.includes(req.params.person ?? '')) throw new NotFound('This person');
    await takeOffContact(ctx, kase, contact, req.params.person ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=people`);
  });
}

type Found = { kase: Case; contact: Contact };

/** A contact of this case that still counts. @throws NotFound */
async function found(ctx: Ctx, req: Req): Promise<Found> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const entry = await findEntry(ctx, kase, 'contacts', req.params.id ?? '');
  if (entry.kind !== 'contacts' || entry.row.error_at) throw new NotFound('This contact');
  return { kase, contact: entry.row };
}

async function page(ctx: Ctx, { kase, contact }: Found, filled: Filled): Promise<Reply> {
  const on = (await listOnContacts(ctx, [contact.id])).get(contact.id) ?? [];
  const parts = await listCasePeople(ctx, kase.id);
  const ids = parts.map(({ person_id }) => person_id);
  const people = await peopleByIds(ctx, [...on, ...ids, contact.person_id]);
  const nameOf = (who: string | null) => people.get(who ?? '')?.name ?? '';
  const taken = new Set([...on, contact.person_id].map((who) => people.get(who ?? '')?.id));
  const others = [...new Map(ids.map((who) => [people.get(who)?.id ?? '', nameOf(who)]))];
  const body = (
    <ContactPeople
      reference={kase.ref}
      action={`/desk/cases/${kase.ref}/contacts/${contact.id}/people`}
      title={`${contactTitle(contact, nameOf(contact.person_id))}, ${atWords(contact.received_at, ctx.now).words}`}
      words={contact.words}
      on={on.map((who) => ({ id: who, name: nameOf(who) || 'Somebody who may not be known here' }))}
      others={others.flatMap(([who, name]) => (who && name && !taken.has(who) ? [{ id: who, name }] : []))}
      filled={filled}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Who else was there, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
