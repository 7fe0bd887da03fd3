import type { ReactNode } from 'react';
import { record } from '../audit/index.ts';
import {
  calledName,
  changePerson,
  findPerson,
  listExceptions,
  type Person,
  REACH_WORDS,
  safeLines,
} from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { settle, textsIn } from './edits.routes.tsx';
import { safeForm } from './needs.forms.ts';
import { ANSWER_WORDS } from './needs.rules.ts';
import { SafeBlock, SafePage } from './safe.tsx';

/** "Someone might see this": how contact with a person is safe. */
export function safeRoutes(r: Router) {
  const write = { may: 'people.write' } as const;
  r.get('/desk/people/:id/safe-contact', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    return safePage(person, safeForm.of(knownOf(person)));
  });

  r.post('/desk/people/:id/safe-contact', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const action = `/desk/people/${person.id}/safe-contact`;
    const editing = { person, action, shape: SAFE_SHAPE, known: knownOf(person), words: new Map(ANSWER_WORDS) };
    const settled = await settle(ctx, req.body, editing);
    if ('reply' in settled) return settled.reply;
    const filled = safeForm.submit(settled.fields);
    const refused = await attempt(filled, (values) => save(ctx, person, values));
    return refused ? safePage(person, refused) : redirect(`/desk/people/${person.id}?done=safe`);
  });
}

const SAFE_SHAPE = {
  labels: {
    unsafe: 'Might somebody see or hear what we send?',
    safe_way: 'The safe way',
    safe_times: 'Safe times',
    code_word: 'Code word',
    no_messages: 'Never leave a message',
  },
  lists: [],
  long: [],
} as const;

function knownOf({ unsafe, safe_way, safe_times, code_word, no_messages }: Person) {
  const answers = { unsafe: unsafe ? 'yes' : 'no', no_messages: no_messages ? 'yes' : '' };
  return { ...answers, safe_way, safe_times, code_word };
}

type Said = Extract<ReturnType<typeof safeForm.submit>, { ok: true }>['values'];

/** Safe again: nothing of it stays that could be read by mistake. */
async function save(ctx: Ctx, person: Person, { unsafe, ...said }: Said) {
  const change =
    unsafe === 'yes'
      ? { ...said, unsafe: true, safe_way: said.safe_way ?? ('' as const) }
      : { unsafe: false, safe_way: '' as const, safe_times: '', code_word: '', no_messages: false };
  await changePerson(ctx, person, change);
  await record(ctx, 'person.safe_contact_changed', { person: person.id, unsafe: unsafe === 'yes' });
}

function safePage(person: Person, filled: Filled): Reply {
  const body = (
    <SafePage id={person.id} who={calledName(person)} was={textsIn(SAFE_SHAPE, knownOf(person))} filled={filled} />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Safe contact', section: 'people', width: 'form', status, body });
}

const MOST_EXCEPTIONS = 5;

export async function safeBlock(ctx: Ctx, person: Person): Promise<ReactNode> {
  const exceptions = await listExceptions(ctx, person.id, MOST_EXCEPTIONS);
  return (
    <SafeBlock
      id={person.id}
      unsafe={person.unsafe}
      lines={safeLines(person)}
      exceptions={exceptions.map(({ id, channel, reason, made_at }) => ({
        id,
        words: `${REACH_WORDS[channel as keyof typeof REACH_WORDS] ?? channel}, ${dateWords(made_at, ctx.now)}: ${reason}`,
      }))}
      mayWrite={mayDo(ctx.actor, 'people.write')}
    />
  );
}
