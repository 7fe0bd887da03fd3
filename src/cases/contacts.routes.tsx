import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { contactRules, mayLeaveMessage, obeyNeeds, type Person } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { maybeAttaches, postWithFiles } from './attaches.ts';
import { listCasePeople } from './case-parts.ts';
import { contactForm } from './contacts.forms.ts';
import { hasClosedWays, pastTimeOf, UNSAFE_MESSAGE } from './contacts.rules.ts';
import { addContact, recordRangAgain } from './contacts.ts';
import { NewContact } from './contacts.tsx';
import { findEntry, strikeEntry } from './entries.ts';
import { GATE_WORDS, mayHear } from './gates.rules.ts';
import { openableCase } from './show.ts';
import { loadPeople } from './show-people.ts';
import type { Case, Channel, ContactResult } from './tables.ts';

export function contactRoutes(r: Router) {
  r.get('/desk/cases/:ref/contacts/new', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return newPage(ctx, kase, await drafted(ctx, kase));
  });
  postWithFiles(r, '/desk/cases/:ref/contacts', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (one(req.body, 'repeated') === 'yes') {
      await recordRangAgain(ctx, kase);
      return redirect(`/desk/cases/${kase.ref}?done=again`);
    }
    const filled = contactForm.submit(req.body);
    const errors = (await maybeAttaches()?.refused(req)) ?? [];
    let twice = 0;
    const refused =
      filled.ok && errors.length === 0
        ? await attempt(filled, async () => {
            const contact = await recordContact(ctx, kase, filled.values);
            twice = (await maybeAttaches()?.keep(ctx, kase, { contact }, req)) ?? 0;
          })
        : { typed: filled.typed, errors: [...filled.errors, ...errors] };
    if (refused && req.wantsJson) return json({ errors: refused.errors.map(({ message }) => message) }, 422);
    if (refused) return newPage(ctx, kase, refused);
    await dropDraft(ctx, `contact/${kase.id}`);
    const to = `/desk/cases/${kase.ref}?done=${twice > 0 ? 'contact-same-file' : 'contact'}`;
    return req.wantsJson ? json({ to }) : redirect(to);
  });
  r.post('/desk/cases/:ref/contacts/:id/undo', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const entry = await findEntry(ctx, kase, 'contacts', req.params.id ?? '');
    if (entry.author_id !== actorId(ctx)) throw new RuleError('Only the person who wrote it can undo it.');
    await strikeEntry(ctx, entry, 'Undone at once');
    return redirect(`/desk/cases/${kase.ref}?done=undone`);
  });
}

async function recordContact(ctx: Ctx, kase: Case, values: Values<(typeof contactForm)['fields']>): Promise<string> {
  const { channel = 'phone', direction = 'in', words, told, identity, message_with } = values;
  const result = direction === 'out' ? (values.result ?? 'reached') : 'reached';
  if (result === 'reached' && words.trim() === '' && told.trim() === '')
    throw new RuleError('Write what was said', 'words');
  if (result === 'message_left' && message_with.trim() === '')
    throw new RuleError('Enter who took the message', 'message_with');
  if (told.trim() !== '' && !identity)
    throw new RuleError('Choose whether you checked who you were speaking to', 'identity');
  const at = pastTimeOf(values, ctx.now) ?? ctx.now;
  const people = await loadPeople(ctx, await listCasePeople(ctx, kase.id), [], []);
  const whom = people.find(({ person }) => person.id === values.person)?.person;
  // Nobody chosen: it was the caller.
  const ids = whom ? people.flatMap(({ id, person }) => (person.id === whom.id ? id : [])) : [kase.caller_id];
  if (told.trim() !== '' && identity === 'checked' && !ids.some((id) => mayHear(kase, id)))
    throw new RuleError(GATE_WORDS.hear, 'identity');
  if (direction === 'out') await obeyRules(ctx, kase, whom, { channel, result, reason: values.against });
  const { id } = await addContact(ctx, {
    case: kase.id,
    person: whom?.id ?? null,
    channel,
    direction,
    result,
    messageWith: result === 'message_left' ? message_with : '',
    identityChecked: identity === 'checked',
    words,
    told,
    at,
  });
  return id;
}

type Made = { channel: Channel; result: ContactResult; reason: string };

/** How they contact us is their own choice; what we do keeps to what they asked for, or says why not. */
async function obeyRules(ctx: Ctx, kase: Case, whom: Person | undefined, { channel, result, reason }: Made) {
  if (result === 'message_left' && whom && !mayLeaveMessage(whom)) throw new RuleError(UNSAFE_MESSAGE, 'result');
  const voicemail = result === 'voicemail_left';
  const chosen = { channel: voicemail ? 'voicemail' : channel, reason, case: kase.id };
  await obeyNeeds(ctx, whom, chosen, voicemail ? 'result' : 'channel');
}

async function listPartners(ctx: Ctx, kase: Case) {
  const people = await loadPeople(ctx, await listCasePeople(ctx, kase.id), [], []);
  return [...new Map(people.map(({ person }) => [person.id, person])).values()];
}

async function drafted(ctx: Ctx, kase: Case): Promise<Filled> {
  const draft = await maybeDraft(ctx, `contact/${kase.id}`);
  const known = draft ? draft.fields : { person: kase.caller_id ?? '' };
  return contactForm.of(known);
}

async function newPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const about = `contact/${kase.id}`;
  const revision = (await maybeDraft(ctx, about))?.revision ?? 0;
  const people = await listPartners(ctx, kase);
  const caller = people.find(({ id }) => id === kase.caller_id);
  const body = (
    <NewContact
      reference={kase.ref}
      people={people}
      rules={caller ? contactRules(caller) : []}
      closed={people.some(hasClosedWays)}
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision, noun: 'contact' }}
    />
  );
  return deskPage({
    title: 'Record a contact',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body,
  });
}
