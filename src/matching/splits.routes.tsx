import {
  atWords,
  type Case,
  CHANNEL_WORDS,
  type Contact,
  findCase,
  findEntry,
  maybeAttaches,
  openableCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Fields, Req, Router } from '../platform/routing.ts';
import { splitForm } from './splits.forms.ts';
import { listParts, splitContact, undoSplit } from './splits.ts';
import { SplitContact } from './splits.tsx';

export function splitRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get('/desk/cases/:ref/contacts/:id/split', write, async (ctx, req) => {
    const { kase, contact } = await found(ctx, req);
    return splitPage(ctx, kase, contact, splitForm.of({ words: contact.words, type: 'concern' }));
  });

  r.post('/desk/cases/:ref/contacts/:id/split', write, async (ctx, req) => {
    const { kase, contact } = await found(ctx, req);
    const filled = splitForm.submit(req.body);
    if (!filled.ok) return splitPage(ctx, kase, contact, filled, req.body);
    const { words, where, type = 'concern', ref } = filled.values;
    const refused = await attempt(filled, async () => {
      const to = where === 'new' ? { type, owner: actorId(ctx) } : await knownCase(ctx, ref);
      await splitContact(ctx, kase, contact, { words, to, along: req.body });
    });
    return refused ? splitPage(ctx, kase, contact, refused, req.body) : redirect(`/desk/cases/${kase.ref}?done=split`);
  });

  r.post('/desk/cases/:ref/contacts/:id/split/:part/undo', write, async (ctx, req) => {
    const { kase, contact } = await found(ctx, req);
    await undoSplit(ctx, kase, contact, req.params.part ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=undone`);
  });
}

async function found(ctx: Ctx, req: Req) {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const entry = await findEntry(ctx, kase, 'contacts', req.params.id ?? '');
  if (entry.kind !== 'contacts') throw new NotFound('This contact');
  return { kase, contact: entry.row };
}

async function knownCase(ctx: Ctx, ref: string): Promise<Case> {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new RuleError('No case has this number. Check it, or search for the person.', 'ref');
  }
}

async function splitPage(ctx: Ctx, kase: Case, contact: Contact, filled: Filled, sent?: Fields): Promise<Reply> {
  const parts = (await listParts(ctx, contact)).map((part) => ({
    id: part.contact.id,
    ref: part.ref,
    words: part.contact.words,
  }));
  const when = `${CHANNEL_WORDS[contact.channel]}, ${atWords(contact.received_at, ctx.now).words}`;
  const files = await maybeAttaches()?.chooser(ctx, contact.id, sent);
  const props = { reference: kase.ref, contact: contact.id, said: contact.words, when, parts, filled, files };
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Two matters', section: 'cases', width: 'form', status, body: <SplitContact {...props} /> });
}
