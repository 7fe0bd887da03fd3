import { viewed } from '../audit/index.ts';
import { casesByIds, openableCase } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { deskPage, fragment, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { demoMailRoutes } from './demo-mail.routes.tsx';
import { Fate } from './fate.tsx';
import { findOutgoing, listOutgoing, listTrouble, sayItWent, tryAgain } from './outbox.ts';
import { type Done, OutgoingOfCase, readDone, TroublePage } from './outgoing.tsx';
import { giveUp, takeBack } from './taking-back.ts';
import { takeHouse } from './ways.ts';

export function routes(r: Router, house: House) {
  takeHouse(house);
  demoMailRoutes(r, house);
  r.get('/desk/cases/:ref/outgoing', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await viewed(ctx, 'case', { case: kase.id });
    const props = { reference: kase.ref, messages: await listOutgoing(ctx, kase), ...shownTo(ctx, req) };
    return deskPage({ title: 'What went out', section: 'cases', width: 'form', body: <OutgoingOfCase {...props} /> });
  });
  r.get('/desk/outgoing', { may: 'cases.read' }, async (ctx, req) => {
    const body = <TroublePage messages={await listTrouble(ctx)} {...shownTo(ctx, req)} />;
    return deskPage({ title: 'Messages that did not go', section: 'day', width: 'form', body });
  });

  r.get('/desk/outgoing/:id', { may: 'cases.read' }, async (ctx, req) => {
    const message = await findOutgoing(ctx, req.params.id ?? '');
    return fragment(<Fate message={message} now={ctx.now} mayWrite={mayDo(ctx.actor, 'cases.write')} />);
  });

  r.post('/desk/outgoing/:id/undoing', { may: 'cases.write' }, (ctx, req) =>
    settled(ctx, req, 'stopped', (id) => takeBack(ctx, id)),
  );
  r.post('/desk/outgoing/:id/new-try', { may: 'cases.write' }, (ctx, req) =>
    settled(ctx, req, 'again', (id) => tryAgain(ctx, id)),
  );
  r.post('/desk/outgoing/:id/arrival', { may: 'cases.write' }, (ctx, req) =>
    settled(ctx, req, 'arrived', (id) => sayItWent(ctx, id)),
  );
  r.post('/desk/outgoing/:id/end', { may: 'cases.write' }, (ctx, req) =>
    settled(ctx, req, 'ended', (id) => giveUp(ctx, id)),
  );
}

const shownTo = (ctx: Ctx, req: Req) => ({
  done: readDone(one(req.query, 'done')),
  now: ctx.now,
  mayWrite: mayDo(ctx.actor, 'cases.write'),
});

/** On to where its words go on, or back to what went out of its case. A press that came too late changes nothing and says so. */
async function settled(ctx: Ctx, req: Req, done: Done, act: (id: string) => Promise<unknown>): Promise<Reply> {
  const message = await findOutgoing(ctx, req.params.id ?? '');
  const of = message.case_id;
  const kase = of ? (await casesByIds(ctx, [of])).get(of) : undefined;
  const page = kase ? `/desk/cases/${kase.ref}/outgoing` : '/desk/outgoing';
  try {
    const next = await act(message.id);
    return redirect(typeof next === 'string' ? next : `${page}?done=${done}#message-${message.id}`);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return redirect(`${page}?done=${done === 'stopped' ? 'gone' : 'settled'}#message-${message.id}`);
  }
}
