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
import { safeForm } from './needs.forms.ts';
import { SafeBlock, SafePage } from './safe.tsx';

/** "Someone might see this": how contact with a person is safe. */
export function safeRoutes(r: Router) {
  const write = { may: 'people.write' } as const;
  r.get('/desk/people/:id/safe-contact', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const { unsafe, safe_way, safe_times, code_word, no_messages } = person;
    const known = {
      unsafe: unsafe ? 'yes' : 'no',
      safe_way,
      safe_times,
      code_word,
      no_messages: no_messages ? 'yes' : '',
    };
    return safePage(person, safeForm.of(known));
  });

  r.post('/desk/people/:id/safe-contact', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const filled = safeForm.submit(req.body);
    if (!filled.ok) return safePage(person, filled);
    const refused = await attempt(filled, () => save(ctx, person, filled.values));
    return refused ? safePage(person, refused) : redirect(`/desk/people/${person.id}?done=safe`);
  });
}

type Said = Extract<ReturnType<typeof safeForm.submit>, { ok: true }>['values'];

/** Safe again: nothing of it stays that could be read by mistake. */
async function save(ctx: Ctx, person: Person, { unsafe, version = person.version, ...said }: Said) {
  const change =
    unsafe === 'yes'
      ? { ...said, unsafe: true, safe_way: said.safe_way ?? ('' as const) }
      : { unsafe: false, safe_way: '' as const, safe_times: '', code_word: '', no_messages: false };
  await changePerson(ctx, person, change, version);
  await record(ctx, 'person.safe_contact_changed', { person: person.id, unsafe: unsafe === 'yes' });
}

function safePage(person: Person, filled: Filled): Reply {
  const body = <SafePage id={person.id} who={calledName(person)} version={String(person.version)} filled={filled} />;
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
