// Thanks by e-mail with a link: written on the desk, read by whoever is named.
import { type Case, openableCase } from '../cases/index.ts';
import { originOf } from '../identity/index.ts';
import { linkPages, page, type Visitor } from '../links/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type PageReply, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { COPY, findLetter, lockLetter, noteRead, saidIn, sendThanks } from './letters.ts';
import { ReadThanks, SendThanks } from './letters.tsx';
import { lineForm, sendingForm } from './thanks.forms.ts';
import { listThanksOf } from './thanks.ts';

const TITLE = 'Thanks from PALS';

export function letterRoutes(r: Router, house: House) {
  const path = '/desk/cases/:ref/thanks/email';
  r.get(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const heard = (await listThanksOf(ctx, kase)).find(({ passed_on }) => passed_on === null);
    const place = await placeNamed(ctx, heard?.place_id ?? kase.place_id);
    const known = {
      ...{ name: heard?.staff_names ?? '', words: await saidIn(ctx, kase), close: 'yes', ...place },
      with_name: heard?.with_name === true ? 'yes' : heard?.with_name === false ? 'no' : '',
    };
    return sendPage(kase, sendingForm.of(known));
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const origin = originOf(house, req);
    const refused = await attempt(sendingForm.submit(req.body), (values) =>
      sendThanks(ctx, kase, {
        ...{ name: values.name, place: values.place, placeId: values.place_id, email: values.email },
        ...{ copyTo: values.copy_to, words: values.words, withName: values.with_name === 'yes' },
        ...{ hearBack: values.hear_back, close: values.close, origin },
      }),
    );
    return refused ? sendPage(kase, refused) : redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  linkPages(r, house, {
    kind: 'thanks',
    title: TITLE,
    named: 'These thanks say from whom they are.',
    show: async (ctx, visitor) => readPage(ctx, visitor, lineForm.blank()),
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

function sendPage(kase: Case, filled: Filled): Reply {
  const status = filled.errors.length > 0 ? 422 : 200;
  const body = <SendThanks reference={kase.ref} filled={filled} />;
  return deskPage({ title: `Send thanks, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

async function readPage(ctx: Ctx, { link, path }: Visitor, filled: Filled): Promise<PageReply> {
  const letter = await findLetter(ctx, link.about);
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
