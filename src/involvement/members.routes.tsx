// On the desk: the register of who takes part, and the page of one of them.
import { viewed } from '../audit/index.ts';
import { findPerson, type Person } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { listComingsOf } from './comings.ts';
import { consentWords, listConsentWords, maybeRead } from './consent-words.ts';
import { eventsByIds } from './events.ts';
import { KINDS } from './kinds.rules.ts';
import { memberForm, newMemberForm } from './members.forms.ts';
import {
  changeMember,
  findMember,
  listMembers,
  type Member,
  maybeMemberOf,
  PER_PAGE,
  putOnRegister,
} from './members.ts';
import { AddMember, MemberPage, Register } from './members.tsx';
import { publicState } from './opportunities.rules.ts';
import { findOpportunity, listPublic } from './opportunities.ts';
import { listSignUpsOf, signUp } from './sign-ups.ts';
import { listOwedTo, waiveCosts, withdraw } from './withdrawing.ts';

const read = { may: 'involvement.read' } as const;
const write = { may: 'involvement.write' } as const;
const AT = '/desk/people/:id/involvement';

const DONE: Record<string, string> = {
  added: 'They are on the register.',
  saved: 'Saved.',
  stopped: 'They have stopped. Nothing more is sent to them, and what they told us for this is deleted.',
  owed: 'They have stopped. Nothing more is sent to them. What they told us is deleted when they have their money.',
};

export function memberRoutes(r: Router) {
  r.get('/desk/involvement/people', read, async (ctx, req) => {
    const page = /^\d{1,4}$/.test(one(req.query, 'page')) ? Math.max(1, Number(one(req.query, 'page'))) : 1;
    const kind = KINDS.find((known) => known === one(req.query, 'kind'));
    const state = one(req.query, 'state') === 'withdrawn' ? ('withdrawn' as const) : ('here' as const);
    const { members, total } = await listMembers(ctx, { kind, state, page });
    const body = <Register {...{ members, total, kind, state, page, perPage: PER_PAGE, now: ctx.now }} />;
    return deskPage({ title: 'Who takes part', section: 'involvement', body });
  });
  r.get(AT, read, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    await viewed(ctx, 'person', { person: person.id });
    return personPage(ctx, person, req);
  });
  r.post(AT, write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const member = await memberOf(ctx, person);
    return member && member.consent !== 'withdrawn' ? change(ctx, req, member) : add(ctx, req, person);
  });
  r.post(`${AT}/withdrawal`, write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const member = await memberOf(ctx, person);
    if (!member) throw new NotFound('This person');
    if (one(req.body, 'costs') === 'none') await waiveCosts(ctx, member);
    else await withdraw(ctx, member);
    const done = (await listOwedTo(ctx, member)).length > 0 ? 'owed' : 'stopped';
    return redirect(`/desk/people/${person.id}/involvement?done=${done}`);
  });
}

async function memberOf(ctx: Ctx, person: Person): Promise<Member | undefined> {
  const row = await maybeMemberOf(ctx, person.id);
  return row && findMember(ctx, row.id);
}

async function change(ctx: Ctx, req: Req, member: Member): Promise<Reply> {
  const filled = memberForm(localDate(ctx.now)).submit(req.body);
  const refused = await attempt(filled, ({ version, channel, expenses, dbs, dbs_until, ig_until, ...rest }) =>
    changeMember(
      ctx,
      member,
      {
        ...{ ...rest, channel: channel ?? member.channel, expenses: expenses ?? 'not_asked' },
        ...{ dbs: dbs ?? null, dbs_until: dbs_until ?? null, ig_until: ig_until ?? null },
      },
      version ?? 0,
    ),
  );
  if (refused) return personPage(ctx, member.person, req, refused);
  return redirect(`/desk/people/${member.person.id}/involvement?done=saved`);
}

/** Somebody on the phone: what they agreed to is read to them. A second press changes nothing. */
async function add(ctx: Ctx, req: Req, person: Person): Promise<Reply> {
  const filled = newMemberForm.submit(req.body);
  const refused = await attempt(
    filled,
    async ({ consent, consent_how, channel, expenses, opportunity, edition, ...rest }) => {
      if (person.died) throw new RuleError('They have died.', 'consent');
      const read = await maybeRead(ctx, edition);
      if (!read) throw new RuleError('These words are new. Read them to them, and ask again', 'consent');
      const wanted = opportunity ? await findOpportunity(ctx, opportunity) : undefined;
      if (wanted && publicState(wanted, localDate(ctx.now)) !== 'open')
        throw new RuleError('This is not open any more. Choose another, or none', 'opportunity');
      if (!wanted && consent === 'this_only')
        throw new RuleError('Choose what they sign up for, or that they agreed to hear of new ways', 'opportunity');
      const member = await putOnRegister(ctx, {
        ...{ ...rest, person: person.id, channel: channel ?? 'letter', expenses: expenses ?? 'not_asked' },
        ...{ consent: consent ?? 'this_only', consentHow: consent_how ?? 'phone', edition: read.edition },
      });
      if (wanted) await signUp(ctx, member, wanted);
    },
  );
  if (refused) return personPage(ctx, person, req, refused);
  return redirect(`/desk/people/${person.id}/involvement?done=added`);
}

async function personPage(ctx: Ctx, person: Person, req: Req, refused?: Filled): Promise<Reply> {
  const member = await memberOf(ctx, person);
  const words = await listConsentWords(ctx);
  const mayWrite = mayDo(ctx.actor, 'involvement.write');
  const done = refused ? undefined : DONE[one(req.query, 'done')];
  const shell = {
    title: 'Getting involved',
    section: 'involvement',
    width: 'form',
    status: refused ? 422 : 200,
  } as const;
  const open = (await listPublic(ctx)).filter((it) => publicState(it, localDate(ctx.now)) === 'open');
  const read = refused && (await maybeRead(ctx, String(refused.typed.edition ?? '')));
  const asking = {
    // To words that count no more nothing was agreed yet; everything else that was typed stands.
    filled: refused
      ? { ...refused, typed: { ...refused.typed, ...(read ? {} : { consent: '' }) } }
      : newMemberForm.blank(),
    ...{ person, words: read ?? (await consentWords(ctx)), open, mayWrite, done },
  };
  if (!member)
    return deskPage({ ...shell, body: <AddMember {...asking} stopped={undefined} owed={[]} now={ctx.now} /> });
  if (member.consent === 'withdrawn') {
    const owed = await eventsByIds(
      ctx,
      (await listOwedTo(ctx, member)).map(({ event_id }) => event_id),
    );
    const stopped = { stopped: member.withdrawn_at ?? ctx.now, owed: [...owed.values()] };
    return deskPage({ ...shell, body: <AddMember {...asking} {...stopped} now={ctx.now} /> });
  }
  const [signUps, comings] = await Promise.all([listSignUpsOf(ctx, member), listComingsOf(ctx, member)]);
  const events = await eventsByIds(
    ctx,
    comings.map(({ event_id }) => event_id),
  );
  const known = { kinds: member.kinds, channel: member.channel, travel: member.travel, expenses: member.expenses };
  const day = (on: string | null) => (on ? dateWords(on, localDate(ctx.now)) : '');
  const has = {
    ...{ dbs: member.dbs ?? '', dbs_until: day(member.dbs_until) },
    ...{ ig_training: member.ig_training ? 'yes' : '', ig_until: day(member.ig_until) },
  };
  const body = (
    <MemberPage
      {...{ member, signUps, done, mayWrite, now: ctx.now }}
      comings={comings.map((coming) => ({ ...coming, event: events.get(coming.event_id) }))}
      edition={words.find(({ edition }) => edition === member.consent_edition)?.words ?? ''}
      filled={refused ?? memberForm(localDate(ctx.now)).of({ ...known, ...has, version: String(member.version) })}
    />
  );
  return deskPage({ ...shell, body });
}
