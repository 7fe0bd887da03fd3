// On the page of a case: was something feared here, and does somebody know?
import { createElement } from 'react';
import { type Case, type Shows, settled } from '../cases/index.ts';
import { isLikeColleague } from '../identity/index.ts';
import { listWays, type Person, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { type Ctx, onceIn } from '../platform/context.ts';
import { isQuiet, SafeguardingBlock } from './on-case.tsx';
import { isTold, TOLD_SHORT, TOLD_WHOM } from './safeguarding.rules.ts';
import { dangersOf, type Escalation, listKinds } from './safeguarding.ts';

export const shows: Shows = {
  onCase: { column: 'people', show: showBlock },
  inBar: async (ctx, kase) => {
    if (!kase.safety) return [];
    const dangers = await known(ctx, kase);
    return dangers.length === 0 || dangers.some((one) => !isTold(one))
      ? [{ text: 'Safety: nobody has been told yet', strong: true }]
      : [];
  },
  events: {
    'safeguarding.raised': { title: 'Safety concern written down', kind: 'system' },
    'safeguarding.told': { title: toldTitle, kind: 'contact' },
    'safeguarding.stepped_up': { title: 'Nobody was told on the day: the managers have it', kind: 'system' },
    'safeguarding.added': { title: 'Added to the safety concern', kind: 'system' },
  },
};

/** "Told safeguarding of the concern": names stand in the record itself. */
function toldTitle({ particulars }: { particulars: Record<string, unknown> }): string {
  const whom = TOLD_WHOM.find((one) => one === particulars.whom);
  return `Told ${whom ? TOLD_SHORT[whom] : 'somebody'} of the safety concern`;
}

/** Asked once for the bar and the block. */
function known(ctx: Ctx, kase: Case) {
  return onceIn(ctx, `dangers of ${kase.id}`, () => dangersOf(ctx, kase));
}

async function showBlock(ctx: Ctx, kase: Case) {
  const found = await known(ctx, kase);
  const facts = {
    reference: kase.ref,
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    marked: kase.safety,
    concerns: found.length,
    untold: kase.safety ? found.filter((one) => !isTold(one)).length : 0,
    told: [...new Set(found.flatMap(({ lines }) => lines.flatMap(({ told, name }) => (told ? [name] : []))))],
    mayRestrict: mayDo(ctx.actor, 'cases.share_out'),
    restrict: kase.access === 'open' ? await whyRestrict(ctx, kase, found) : undefined,
  };
  const block = createElement(SafeguardingBlock, facts);
  return isQuiet(facts) ? settled(block) : block;
}

/** A restriction is offered, never made by itself: two people may share a name. */
async function whyRestrict(ctx: Ctx, kase: Case, found: readonly Escalation[]): Promise<string | undefined> {
  const patient = kase.patient_id ?? kase.caller_id;
  const person = (await peopleByIds(ctx, [patient])).get(patient ?? '');
  if (person && (await isLikeColleague(ctx, await facesOf(ctx, person))))
    return `${person.name} has the name or e-mail address of a colleague. If they are one of us, restrict this case.`;
  const kinds = found.length > 0 ? await listKinds(ctx) : [];
  return kinds.some(({ code, restrict }) => restrict && found.some((one) => one.kinds.includes(code)))
    ? 'A concern of this kind is usually known to few.'
    : undefined;
}

async function facesOf(ctx: Ctx, person: Person) {
  const ways = await listWays(ctx, [person.id]);
  return { name: person.name, emails: ways.flatMap(({ kind, value }) => (kind === 'email' ? [value] : [])) };
}
