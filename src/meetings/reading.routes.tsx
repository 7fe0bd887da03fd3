// The notes of a meeting, for whoever received a link to them: read, agree, see it differently.

import { casesByIds, listHelpNow, maybeHelpNow, readFirst } from '../cases/index.ts';
import { linkPages, page, type Visitor } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { type PageReply, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { storable } from '../platform/storable.rules.ts';
import { dateTimeWords, dateWords } from '../platform/time.ts';
import { listAgreements } from './agreements.ts';
import { listComing } from './attending.ts';
import { tellingOf } from './invites.rules.ts';
import { KIND_WORDS, spanWords } from './meetings.rules.ts';
import { findMeeting } from './meetings.ts';
import { differsForm, LONGEST_WORDS } from './notes.forms.ts';
import { type Answer, changeAnswer, findAnswer, isLater, listNotes, lockAnswer, takeAnswer } from './notes.ts';
import { NotForYou, ReadPage } from './reading.tsx';

const TITLE = 'Notes of a meeting with PALS';

export function readingRoutes(r: Router, house: House) {
  linkPages(r, house, {
    kind: 'notes',
    title: TITLE,
    named: 'These notes name people.',
    show: async (ctx, visitor) => shown(ctx, visitor, differsForm.blank()),
    whenLate: async (ctx, { link }, req) => {
      const answer = await lockAnswer(ctx, link.about);
      const typed = storable(one(req.body, 'words'), LONGEST_WORDS);
      if (typed.trim() !== '') await changeAnswer(ctx, answer.id, { typed });
    },
    acts: {
      agreement: async (ctx, visitor) => {
        const { answer, found } = await atHand(ctx, visitor);
        if (!found) return page(ctx, TITLE, <NotForYou phone={ctx.trust.phone} />, 410);
        await takeAnswer(ctx, found.kase, answer, { agrees: true, words: '', how: 'link' });
        return redirect(visitor.path);
      },
      difference: async (ctx, visitor, req): Promise<Reply> => {
        const { answer, found } = await atHand(ctx, visitor);
        if (!found)
          return page(ctx, TITLE, <NotForYou phone={ctx.trust.phone} words={one(req.body, 'words').trim()} />, 410);
        const refused = await attempt(differsForm.submit(req.body), async ({ words }) => {
          await takeAnswer(ctx, found.kase, answer, { agrees: false, words, how: 'link' });
          if (found.own) await readFirst(ctx, found.kase, words);
        });
        return refused ? { ...(await shown(ctx, visitor, refused)), status: 422 } : redirect(visitor.path);
      },
    },
  });
}

async function atHand(ctx: Ctx, { link }: Visitor) {
  const answer = await lockAnswer(ctx, link.about);
  return { answer, found: await mayRead(ctx, answer) };
}

/** The meeting, if they may still hear of it: what was agreed may have been taken back since the link went out. */
async function mayRead(ctx: Ctx, answer: Answer) {
  const kase = (await casesByIds(ctx, [answer.case_id])).get(answer.case_id);
  if (!kase) return undefined;
  const coming = await listComing(ctx, kase, answer.meeting_id);
  const one = coming.find(({ id }) => id === answer.coming_id);
  if (!one || tellingOf(kase, one, true).by === 'nobody') return undefined;
  // A colleague of a ward writes of others, and knows whom to call in danger.
  return { kase, coming, own: one.side === 'person', meeting: await findMeeting(ctx, kase, answer.meeting_id) };
}

async function shown(ctx: Ctx, visitor: Visitor, filled: Filled): Promise<PageReply> {
  const answer = await findAnswer(ctx, visitor.link.about);
  const found = await mayRead(ctx, answer);
  if (!found) return page(ctx, TITLE, <NotForYou phone={ctx.trust.phone} />, 410);
  const { kase, coming, meeting, own } = found;
  const [notes, agreements] = await Promise.all([listNotes(ctx, meeting.id), listAgreements(ctx, kase)]);
  const body = (
    <ReadPage
      path={visitor.path}
      title={`${KIND_WORDS[meeting.kind]} with PALS`}
      when={spanWords(meeting, ctx.now)}
      came={coming.filter(({ came }) => came).map(({ called, part }) => [called, part].filter(Boolean).join(', '))}
      body={notes.find(({ id }) => id === answer.notes_id)?.body ?? ''}
      agreed={agreements
        .filter((one) => one.meeting_id === meeting.id && !isLater(one, [answer]))
        .map(({ id, who, what, due_on }) => ({ id, words: `${who}: ${what}, by ${dateWords(due_on, ctx.now)}` }))}
      until={dateWords(answer.ends_on, ctx.now)}
      answer={
        answer.answered_at
          ? { agrees: answer.state === 'agreed', words: answer.words, at: dateTimeWords(answer.answered_at, ctx.now) }
          : undefined
      }
      typed={answer.typed}
      helpNow={own ? await listHelpNow(ctx) : undefined}
      danger={own ? await maybeHelpNow(ctx, answer.words) : undefined}
      phone={ctx.trust.phone}
      filled={filled}
    />
  );
  return page(ctx, TITLE, body);
}
