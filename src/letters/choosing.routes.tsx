import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { maybeAgreed } from '../matching/index.ts';
import { calledName, contactRules } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { listAllBegun, listBegun } from './begun.ts';
import { BEGUN, BegunPage } from './begun.tsx';
import { type Choice, choicesFor, writtenWays } from './choosing.rules.ts';
import { ChoosePage } from './choosing.tsx';
import { type LetterWay, TEMPLATE_KINDS, WAY_WORDS } from './kinds.rules.ts';
import { listLetters } from './letters.ts';
import { startLetter } from './start.ts';
import { listInForce, versionsByIds } from './templates.ts';
import type { Version } from './versions.rules.ts';
import { addressIn, writePage } from './writing.routes.tsx';
import { addressOf, listReaders, type Reader } from './writing.ts';

/** What to write to whom: one press on a template and a way. */
export function choosingRoutes(r: Router) {
  r.get(BEGUN, { may: 'cases.write' }, begunPage);
  r.get('/desk/cases/:ref/letters/new', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const template = one(req.query, 'template');
    if (template) return writePage(ctx, kase, { template, to: one(req.query, 'to'), how: one(req.query, 'how') });
    const begun = await begunOf(ctx, kase, one(req.query, 'kind'));
    return begun ?? choosePage(ctx, kase, one(req.query, 'to'));
  });
}

/** From where the kind is known already: to its words for whoever came to us, the quickest way first that is known of them. */
async function begunOf(ctx: Ctx, kase: Case, typed: string): Promise<Reply | undefined> {
  const kind = TEMPLATE_KINDS.find((known) => known === typed);
  const [reader] = kind ? await listReaders(ctx, kase) : [];
  if (!kind || !reader) return undefined;
  const open = writtenWays(reader.person);
  const how = (['text', 'email', 'letter'] as const).find(
    (way) => open.includes(way) && addressOf({ reader, how: way }),
  );
  const begun = await startLetter(ctx, kase, { kind, how });
  return begun && redirect(`/desk/cases/${kase.ref}/letters/new?${addressIn(begun.writing)}`);
}

async function begunPage(ctx: Ctx): Promise<Reply> {
  const letters = (await listAllBegun(ctx)).map(({ words, at, ...letter }) => ({
    ...letter,
    words: beginning(words),
    when: `${dateWords(at, ctx.now)}, ${timeWords(at)}`,
  }));
  const body = <BegunPage letters={letters} />;
  return deskPage({ title: 'Letters you have begun', section: 'day', width: 'form', body });
}

const MOST_SHOWN = 160;

function beginning(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}

async function choosePage(ctx: Ctx, kase: Case, to: string): Promise<Reply> {
  const [readers, inForce, sent] = await Promise.all([listReaders(ctx, kase), listInForce(ctx), sentLines(ctx, kase)]);
  const offered = inForce.filter(({ retired }) => !retired);
  const begun = await listBegun(ctx, kase, readers, inForce);
  const alive = readers.find(({ person }) => !person.died);
  const chosen = readers.find(({ person }) => person.id === to) ?? alive ?? readers[0];
  const body = (
    <ChoosePage
      reference={kase.ref}
      people={readers.map(({ person }) => ({ id: person.id, name: person.name, died: person.died }))}
      chosen={
        chosen && {
          id: chosen.person.id,
          called: calledName(chosen.person),
          died: chosen.person.died,
          rules: contactRules(chosen.person),
          ways: writtenWays(chosen.person),
          missing: missingWords(chosen),
          mayAdd: mayDo(ctx.actor, 'people.write'),
        }
      }
      choices={chosen ? await choicesOf(ctx, kase, chosen, offered) : []}
      begun={begun}
      sent={sent}
    />
  );
  return deskPage({ title: 'Write a letter or message', section: 'cases', width: 'form', body });
}

/** Ways for which something is recorded come first. */
async function choicesOf(ctx: Ctx, kase: Case, reader: Reader, offered: readonly Version[]): Promise<Choice[]> {
  const choices = choicesFor(reader.person, offered, {
    type: kase.type,
    afterDeath: kase.after_death,
    condoled: kase.condoled_on !== null,
    isPatient: reader.ids.includes(kase.patient_id ?? '') && kase.patient_id !== kase.caller_id,
    hasPlan: (await maybeAgreed(ctx, reader.person.id)) !== undefined,
  });
  const isKnown = (how: LetterWay) => addressOf({ reader, how }) !== '';
  return choices.map((choice) => ({
    ...choice,
    ways: [...choice.ways.filter(isKnown), ...choice.ways.filter((how) => !isKnown(how))],
  }));
}

const ADDRESSES = { email: 'email address', letter: 'postal address', text: 'phone number' } as const;

/** "No email address and no postal address is recorded." */
function missingWords(reader: Reader): string {
  const without = writtenWays(reader.person).filter((how) => addressOf({ reader, how }) === '');
  const names = without.map((how) => `no ${ADDRESSES[how]}`).join(' and ');
  return names && `${names.charAt(0).toUpperCase()}${names.slice(1)} is recorded.`;
}

async function sentLines(ctx: Ctx, kase: Case) {
  const letters = await listLetters(ctx, kase);
  if (letters.length === 0) return [];
  const ids = letters.map(({ version_id }) => version_id);
  const [versions, names] = await Promise.all([versionsByIds(ctx, ids), staffNames(ctx)]);
  return letters.map(({ id, version_id, channel, made_at, made_by }) => ({
    id,
    title: versions.get(version_id)?.name ?? 'Letter',
    words: `${WAY_WORDS[channel]}, ${dateWords(made_at, ctx.now)}, ${names.get(made_by) ?? 'a colleague'}`,
  }));
}
