// What was filled in outside goes on the register: a person, how to reach them, what makes it easier, what they agreed to.

import { canSend, send } from '../outbox/index.ts';
import { addWay, createPerson, mayHoldDetails, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { isWay, REACHED_BY, type SentSignUp, said, saidAll, type Typed } from './joining.rules.ts';
import { newKey } from './keys.ts';
import type { Kind, MemberWay } from './kinds.rules.ts';
import { type MemberRow, putOnRegister } from './members.ts';
import { confirmationOf } from './messages.rules.ts';
import type { Opportunity } from './opportunities.ts';
import { signUp } from './sign-ups.ts';

/** @throws RuleError a field holds what cannot be recorded */
export async function join(
  ctx: Ctx,
  typed: Typed,
  { opportunity, edition }: { opportunity: Opportunity | undefined; edition: number },
  origin: string,
): Promise<SentSignUp> {
  const typedWay = said(typed, 'way');
  const way: MemberWay = isWay(typedWay) ? typedWay : 'letter';
  const person = await personOf(ctx, typed, way);
  const member = await putOnRegister(ctx, {
    ...{ person: person.id, kinds: kindsOf(typed, opportunity), consentHow: 'web', channel: way, madePerson: true },
    ...{ consent: said(typed, 'consent') === 'yes' ? 'yes' : 'this_only', travel: said(typed, 'travel').trim() },
    edition,
    expenses: said(typed, 'expenses') === 'yes' ? 'yes' : said(typed, 'expenses') === 'no' ? 'no' : 'not_asked',
  });
  const by = opportunity ? await signUp(ctx, member, opportunity) : undefined;
  const title = opportunity?.title ?? '';
  await confirm(ctx, { person, member, to: said(typed, REACHED_BY[way]).trim() }, { title, by, origin });
  return { by: by?.toISOString() ?? '', title, more: said(typed, 'consent') === 'yes' };
}

const kindsOf = (typed: Typed, opportunity: Opportunity | undefined) =>
  [...new Set([...saidAll(typed, 'kinds'), ...(opportunity ? [opportunity.kind] : [])])] as Kind[];

/** What is needed is kept once, with the person: every other page obeys it, too. */
async function personOf(ctx: Ctx, typed: Typed, way: MemberWay): Promise<Person> {
  const unsafe = said(typed, 'seen_by_others') === 'yes';
  const ticked = saidAll(typed, 'needs');
  const signs = way === 'video_relay' || ticked.includes('bsl');
  const needs = new Set([
    ...(signs ? ['bsl'] : []),
    ...ticked,
    ...(way === 'text' || way === 'email' ? ['not_by_phone'] : []),
  ]);
  const person = await createPerson(ctx, {
    ...{ name: said(typed, 'name').trim(), needs: [...needs], language: said(typed, 'language').trim() },
    needs_detail: said(typed, 'other_need').trim(),
    ...(unsafe ? { unsafe: true, no_messages: true } : {}),
  });
  const field = REACHED_BY[way];
  await addWay(ctx, person, {
    kind: field,
    value: said(typed, field).trim(),
    ...(way === 'text' ? { note: 'For texts' } : {}),
  });
  return person;
}

type Whom = { person: Person; member: MemberRow; to: string };
type What = { title: string; by: Date | undefined; origin: string };

/** By the way they chose, at once, where that says nothing to others. It holds the link by which they stop it. */
async function confirm(ctx: Ctx, { person, member, to }: Whom, { title, by, origin }: What) {
  const { channel } = member;
  if (channel !== 'email' && channel !== 'text') return;
  if (!canSend(ctx, channel) || !mayHoldDetails(person, channel)) return;
  const key = await newKey(ctx, member);
  const words = confirmationOf({ channel, title, by: by && dateWords(by, localDate(ctx.now)), trust: ctx.trust.name });
  await send(ctx, {
    ...{ channel, to, toName: person.name, ...words, held: false, automatic: true, person: person.id },
    ...{ about: { kind: 'involvement', id: member.id }, secret: `${origin}/get-involved/stop/${key}` },
  });
}
