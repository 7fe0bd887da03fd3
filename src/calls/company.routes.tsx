import type { Contact } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { listHelpNumbers } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { focusPage, fragment, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { findCall, maybeLockedCall } from './calls.ts';
import { listCards } from './cards.ts';
import {
  askToJoin,
  findAskedCall,
  findCompany,
  findJoinedCall,
  joinCall,
  listColleagues,
  refuseToJoin,
  wordsOfCall,
} from './company.ts';
import { AskColleague, JoinedCall, WordsOfCall } from './company.tsx';

/** Asking a colleague to join a call, and the call as the colleague reads it. */
export function companyRoutes(r: Router) {
  r.get('/desk/contacts/:id/company', { may: 'cases.write' }, async (ctx, req) =>
    fragment(await companyOf(ctx, await findCall(ctx, req.params.id ?? ''))),
  );
  r.post('/desk/contacts/:id/company', { may: 'cases.write' }, async (ctx, req) => {
    const call = await maybeLockedCall(ctx, req.params.id ?? '');
    if (!call) throw new NotFound('This call');
    const who = typeof req.json === 'object' && req.json !== null ? Reflect.get(req.json, 'join_who') : '';
    await askToJoin(ctx, call, typeof who === 'string' ? who : '');
    return fragment(await companyOf(ctx, call));
  });
  r.post('/desk/contacts/:id/joining', { may: 'cases.write' }, async (ctx, req) => {
    const call = await findAskedCall(ctx, req.params.id ?? '');
    return redirect((await joinCall(ctx, call)) ? `/desk/contacts/${call.id}/joined` : '/desk?done=joined');
  });
  r.post('/desk/contacts/:id/joining/refusal', { may: 'cases.write' }, async (ctx, req) => {
    await refuseToJoin(ctx, await findAskedCall(ctx, req.params.id ?? ''));
    return redirect('/desk');
  });
  r.get('/desk/contacts/:id/joined', { may: 'cases.write' }, async (ctx, req) =>
    joinedPage(ctx, await findJoinedCall(ctx, req.params.id ?? '')),
  );
  r.get('/desk/contacts/:id/words', { may: 'cases.write' }, async (ctx, req) =>
    fragment(<WordsOfCall {...(await seenOf(ctx, await findJoinedCall(ctx, req.params.id ?? '')))} />),
  );
}

export async function companyOf(ctx: Ctx, call: Contact, chosen = '') {
  const company = await findCompany(ctx, call);
  return <AskColleague id={call.id} company={company} colleagues={await listColleagues(ctx)} chosen={chosen} />;
}

async function joinedPage(ctx: Ctx, call: Contact): Promise<Reply> {
  const author = (await staffNames(ctx)).get(call.author_id ?? '') ?? 'your colleague';
  return focusPage({
    title: 'Joined call',
    leave: { label: 'Back to My day', href: '/desk' },
    body: <JoinedCall author={author} {...(await seenOf(ctx, call))} />,
  });
}

async function seenOf(ctx: Ctx, call: Contact) {
  const fields = await wordsOfCall(ctx, call);
  const said = [
    { key: 'Caller', value: one(fields, 'caller') },
    { key: 'Number', value: one(fields, 'phone') },
    { key: 'Patient', value: one(fields, 'patient') },
    { key: 'Ward or service', value: one(fields, 'place') },
    { key: 'Their exact words', value: one(fields, 'exact_words') },
    { key: 'Where they are', value: one(fields, 'exact_place') },
  ];
  const cards = (await listCards(ctx)).filter(({ code }) => Object.hasOwn(call.cards, code));
  return { id: call.id, said, notes: one(fields, 'notes'), cards, numbers: await listHelpNumbers(ctx) };
}
