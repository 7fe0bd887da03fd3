// An MP's letter on the page of its case: who asks, for whom, what they may be told, who signs, by when.
import { createElement } from 'react';
import { type Case, listClocks, mayHear, type Shows } from '../cases/index.ts';
import { listWays, peopleByIds, usableWays, usableWords } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { dateWords } from '../platform/time.ts';
import { LetterBlock, NoLetterBlock } from './block.tsx';
import { type Letter, maybeLetter } from './letter-rows.ts';
import { consentWords, signerWords, standingWords } from './letters.rules.ts';
import { usualSigner } from './signers.ts';

export const shows: Shows = {
  onCase: { column: 'people', show: showLetter },
  onPrint: async (ctx, kase) => {
    if (kase.type !== 'mp') return [];
    const letter = await maybeLetter(ctx, kase);
    if (!letter) return [];
    const people = await peopleByIds(ctx, [letter.mp_id, letter.constituent_id]);
    const name = (id: string) => people.get(id)?.name ?? '';
    return [
      { key: 'MP', value: [name(letter.mp_id), letter.constituency].filter(Boolean).join(', ') },
      { key: 'Asked by', value: name(letter.constituent_id) },
    ];
  },
  events: {
    'mp_letter.recorded': { title: 'An MP’s letter was written down' },
    'mp_letter.changed': { title: 'What is recorded of the MP’s letter was changed' },
    'mp_letter.to_be_signed': { title: 'The answer went to be signed' },
    'mp_letter.answered': { title: 'The MP’s letter was answered', kind: 'system' },
  },
};

async function showLetter(ctx: Ctx, kase: Case) {
  if (kase.type !== 'mp') return null;
  const letter = await maybeLetter(ctx, kase);
  const mayWrite = mayDo(ctx.actor, 'cases.write') && !kase.closed_at;
  if (!letter) return createElement(NoLetterBlock, { reference: kase.ref, mayWrite });
  const [people, ways, clocks] = await Promise.all([
    peopleByIds(ctx, [letter.mp_id, letter.constituent_id, kase.patient_id]),
    listWays(ctx, [letter.mp_id]),
    listClocks(ctx, kase.id),
  ]);
  const mp = people.get(letter.mp_id);
  const own = people.get(letter.constituent_id)?.id === people.get(kase.patient_id ?? '')?.id;
  const due = clocks.find(({ name }) => name === 'goal' || name === 'goal_again')?.due_at;
  return createElement(LetterBlock, {
    reference: kase.ref,
    mayWrite,
    answered: letter.answered_on !== null,
    facts: factsOf(letter, {
      mp: mp?.name ?? 'Somebody who may not be known here',
      constituent: people.get(letter.constituent_id)?.name ?? '',
      patient: own ? '' : (people.get(kase.patient_id ?? '')?.name ?? ''),
      ways: mp ? usableWays(mp, ways).map(usableWords) : [],
      due: due && !letter.answered_on ? dateWords(due, ctx.now) : '',
      dated: letter.dated_on ? dateWords(letter.dated_on, ctx.now) : '',
    }),
    consent: consentWords({
      own,
      hears: mayHear(kase, kase.caller_id),
      mp: mp?.name ?? 'the MP',
      patient: people.get(kase.patient_id ?? '')?.name ?? '',
    }),
    askHref: mayHear(kase, kase.caller_id)
      ? ''
      : `/desk/cases/${kase.ref}/consents?as=${own ? 'mp' : 'mp_third'}&speaker=${letter.mp_id}#record`,
    standing: standingWords(
      { ...letter, officeTold: clocks.some(({ name, met_at }) => name === 'first_contact' && met_at) },
      ctx.now,
    ),
    mayTell: clocks.some(({ name, met_at }) => name === 'first_contact' && !met_at),
    toSign:
      letter.signing_since || letter.signs === 'pals'
        ? ''
        : { words: signerWords(letter), email: (await usualSigner(ctx)).email },
  });
}

type Known = { mp: string; constituent: string; patient: string; ways: string[]; due: string; dated: string };

function factsOf(letter: Letter, { mp, constituent, patient, ways, due, dated }: Known) {
  return [
    { key: 'MP', value: [mp, letter.constituency].filter(Boolean).join(', ') },
    {
      key: 'Their office',
      value: [letter.caseworker, ...ways].filter(Boolean).join('\n') || 'No way to reach them yet',
    },
    { key: 'Letter', value: [dated, letter.their_ref].filter(Boolean).join(', ') },
    { key: 'Asked by', value: constituent },
    { key: 'About', value: patient },
    { key: 'Signed by', value: signerWords(letter) },
    { key: 'Our aim', value: due && `Answered by ${due}` },
  ].filter(({ value }) => value !== '');
}
