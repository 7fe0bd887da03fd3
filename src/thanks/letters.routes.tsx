// Thanks by e-mail with a link: written on the desk, read by whoever is named.

import { viewed } from '../audit/index.ts';
import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft, keepForm, maybeDraft } from '../drafts/index.ts';
import { originOutside } from '../identity/index.ts';
import { linkPages, page, type Visitor } from '../links/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type PageReply, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { storable } from '../platform/storable.rules.ts';
import {
  COPY,
  findLetter,
  keepTyped,
  lockLetter,
  noteRead,
  type SeenThanks,
  type Sending,
  saidIn,
  seenThanks,
  sendThanks,
} from './letters.ts';
import { ReadThanks, SendThanks } from './letters.tsx';
import { LONGEST_LINE, lineForm, sendingForm } from './thanks.forms.ts';
import { listThanksOf } from './thanks.ts';

const TITLE = 'Thanks from PALS';

export function letterRoutes(r: Router, house: House) {
  const path = '/desk/cases/:ref/thanks/email';
  r.get(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await viewed(ctx, 'case', { case: kase.id });
    const heard = (await listThanksOf(ctx, kase)).find(({ passed_on }) => passed_on === null);
    const place = await placeNamed(ctx, heard?.place_id ?? kase.place_id);
    const known = {
      ...{ name: heard?.staff_names ?? '', words: await saidIn(ctx, kase), close: 'yes', ...place },
      with_name: heard?.with_name === true ? 'yes' : heard?.with_name === false ? 'no' : '',
    };
    const draft = await maybeDraft(ctx, draftKey(kase));
    return sendPage(ctx, kase, { filled: sendingForm.of({ ...known, ...draft?.fields }) });
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = sendingForm.submit(req.body);
    let seen: SeenThanks | undefined;
    const isSent = one(req.body, 'act') === 'send';
    const refused = await attempt(filled, async (values) => {
      const said = sendingOf(values);
      seen = await seenThanks(ctx, kase, said);
      if (!isSent) return;
      if (one(req.body, 'seen') !== seen.key)
        throw new RuleError('Look at it below first: this is what they will see now', 'seen');
      await sendThanks(ctx, kase, { ...said, origin: await originOutside(ctx, req) });
    });
    // A page that was refused keeps nothing: it must not name a draft that is not there.
    if (!refused && !isSent) await keepForm(ctx, draftKey(kase), filled.typed);
    if (refused || !isSent) return sendPage(ctx, kase, { filled: refused ?? filled, seen });
    await dropDraft(ctx, draftKey(kase));
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  linkPages(r, house, {
    kind: 'thanks',
    title: TITLE,
    named: 'These thanks say from whom they are.',
    show: async (ctx, visitor) => readPage(ctx, visitor, undefined),
    whenLate: async (ctx, { link }, req) => {
      const typed = storable(one(req.body, 'answer'), LONGEST_LINE);
      if (link.role !== COPY) await keepTyped(ctx, await lockLetter(ctx, link.about), typed);
    },
    acts: {
      reading: async (ctx, visitor, req): Promise<Reply> => {
        const letter = await lockLetter(ctx, visitor.link.about);
        const refused = await attempt(lineForm.submit(req.body), async ({ answer }) => {
          if (visitor.link.role !== COPY) await noteRead(ctx, letter, answer);
        });
        return refused ? { ...(await readPage(ctx, visitor, refused)), status: 422 } : redirect(visitor.path);
      },
    },
  });
}

async function placeNamed(ctx: Ctx, id: string | null) {
  const place = (await placesByIds(ctx, [id])).get(id ?? '');
  return { place: place?.name ?? '', place_id: place?.id ?? '' };
}

const draftKey = (kase: Pick<Case, 'id'>): string => `thanks/${kase.id}`;

function sendingOf(values: Values<(typeof sendingForm)['fields']>): Omit<Sending, 'origin'> {
  return {
    ...{ name: values.name, place: values.place, placeId: values.place_id, email: values.email },
    ...{ copyTo: values.copy_to, words: values.words, withName: values.with_name === 'yes' },
    ...{ hearBack: values.hear_back, close: values.close },
  };
}

type Shown = { filled: Filled; seen?: SeenThanks | undefined };

async function sendPage(ctx: Ctx, kase: Case, { filled, seen }: Shown): Promise<Reply> {
  const status = filled.errors.length > 0 ? 422 : 200;
  const kept = await maybeDraft(ctx, draftKey(kase));
  const draft = { about: draftKey(kase), owner: actorId(ctx), revision: kept?.revision ?? 0, noun: 'thanks' };
  const body = <SendThanks reference={kase.ref} filled={filled} seen={seen} draft={draft} />;
  return deskPage({ title: `Send thanks, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

/** A line that was sent too late stands in the form again. */
async function readPage(ctx: Ctx, { link, path }: Visitor, refused: Filled | undefined): Promise<PageReply> {
  const letter = await findLetter(ctx, link.about);
  const filled = refused ?? lineForm.of({ answer: letter.typed });
  const body = (
    <ReadThanks
      path={path}
      name={letter.name}
      words={letter.words}
      giver={letter.giver}
      copy={link.role === COPY}
      read={letter.read_at !== null}
      answer={letter.answer}
      phone={ctx.trust.phone}
      filled={filled}
    />
  );
  return page(ctx, TITLE, body);
}
