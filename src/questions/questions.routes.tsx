import { viewed } from '../audit/index.ts';
import { loadCalendar } from '../calendar/index.ts';
import { type Case, contactsByIds, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { listAbout } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { confirmMail, setMailAside } from './answers.ts';
import { demoLink, recallQuestion } from './asking.ts';
import { chaseSettings } from './chases.routes.tsx';
import { chaseByHand } from './chases.ts';
import { composerRoutes } from './composer.routes.tsx';
import { SHARE_CHOICES } from './questions.rules.ts';
import { findQuestion, listQuestions, type Question, standingOf } from './questions.ts';
import { replyRoutes } from './reply.routes.tsx';
import { QuestionOfCase } from './standing.tsx';

export function routes(r: Router, house: House) {
  replyRoutes(r, house);
  composerRoutes(r);
  chaseSettings(r);

  r.get('/desk/cases/:ref/questions/:id', { may: 'cases.read' }, async (ctx, req) => {
    const { kase, question } = await asked(ctx, req);
    await viewed(ctx, 'case', { case: kase.id });
    const [standing, names, calendar, messages] = await Promise.all([
      standingOf(ctx, question),
      staffNames(ctx),
      loadCalendar(ctx),
      listAbout(ctx, 'question', [question.id]),
    ]);
    const found = await contactsByIds(ctx, standing.mails);
    const open = standing.mails.filter((id) => !standing.answers.some(({ contact_id }) => contact_id === id));
    const mails = open.flatMap((id) => {
      const mail = found.get(id);
      return mail ? [{ id, words: mail.words, from: mail.message_with }] : [];
    });
    const body = (
      <QuestionOfCase
        standing={standing}
        reference={kase.ref}
        asker={names.get(question.asked_by) ?? 'a colleague'}
        messages={messages.filter(({ state }) => state !== 'sent')}
        mayWrite={mayDo(ctx.actor, 'cases.write')}
        now={ctx.now}
        hours={calendar.hours}
        done={one(req.query, 'done')}
        demo={house.demo}
        mails={mails}
      />
    );
    return deskPage({ title: 'Question', section: 'cases', width: 'form', body });
  });

  r.post('/desk/cases/:ref/questions/:id/confirmation', { may: 'cases.write' }, async (ctx, req) => {
    const { at, question } = await asked(ctx, req);
    if (one(req.body, 'act') === 'aside') {
      await setMailAside(ctx, question.id, one(req.body, 'contact'));
      return redirect(`${at}?done=aside`);
    }
    const share = SHARE_CHOICES.find(({ value }) => value === one(req.body, 'share'))?.value;
    if (!share) return redirect(`${at}?done=choose`);
    await confirmMail(ctx, question.id, one(req.body, 'contact'), share);
    return redirect(`${at}?done=confirmed`);
  });

  /** Everybody is invented: a newcomer sees the page as the ward does, without its mail. */
  r.post('/desk/cases/:ref/questions/:id/their-page', { may: 'cases.write' }, async (ctx, req) => {
    const { question } = await asked(ctx, req);
    if (!house.demo) throw new NotFound('This page');
    return redirect(await demoLink(ctx, question));
  });

  r.post('/desk/cases/:ref/questions/:id/chase', { may: 'cases.write' }, async (ctx, req) => {
    const { at, question } = await asked(ctx, req);
    try {
      await chaseByHand(ctx, question.id);
      return redirect(`${at}?done=chased`);
    } catch (error) {
      if (error instanceof RuleError) return redirect(`${at}?done=late`);
      throw error;
    }
  });
  r.post('/desk/cases/:ref/questions/:id/recall', { may: 'cases.write' }, async (ctx, req) => {
    const { at, question } = await asked(ctx, req);
    await recallQuestion(ctx, question.id);
    return redirect(`${at}?done=recalled`);
  });
}

/** The question of this case. @throws NotFound it is of another */
async function asked(ctx: Ctx, req: Req): Promise<{ kase: Case; question: Question; at: string }> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const question = await findQuestion(ctx, req.params.id ?? '');
  const own = (await listQuestions(ctx, kase)).some(({ id }) => id === question.id);
  if (!own) throw new NotFound('This question');
  return { kase, question, at: `/desk/cases/${kase.ref}/questions/${question.id}` };
}
