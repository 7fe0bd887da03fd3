import { type Case, openableCase } from '../cases/index.ts';
import { type Draft, dropDraft, maybeDraft } from '../drafts/index.ts';
import { contactRules } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { atLocal } from '../platform/time.ts';
import { hintsFor } from './checks.rules.ts';
import { placeholdersIn } from './placeholders.rules.ts';
import type { Version } from './versions.rules.ts';
import {
  type Asked,
  addressOf,
  beginText,
  draftKey,
  findWriting,
  hears,
  isNeutralOnly,
  keepWords,
  textIn,
  type Writing,
} from './writing.ts';
import { WritePage } from './writing.tsx';

const textForm = form({
  subject: text({ label: 'Subject', max: [200, 'The subject must be 200 characters or fewer'] }),
  body: text({ label: 'Words', max: [50_000, 'Use 50,000 characters or fewer'] }),
});

export const askedIn = (fields: Fields): Asked => ({
  template: one(fields, 'template'),
  to: one(fields, 'to'),
  how: one(fields, 'how'),
});

/** Of an address, what says which letter it is: ids only. */
export function addressIn({ version, reader, how }: Writing): string {
  return `template=${version.template_id}&to=${reader.person.id}&how=${how}`;
}

export function writingRoutes(r: Router) {
  r.post('/desk/cases/:ref/letters/check', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const writing = await findWriting(ctx, kase, askedIn(req.body));
    const filled = textForm.submit(req.body);
    if (!filled.ok) return shownForm(ctx, writing, filled);
    const { body, subject } = filled.values;
    const refused = await attempt(filled, async () => void (await keepWords(ctx, writing, { body, subject })));
    if (refused) return shownForm(ctx, writing, refused);
    return redirect(`/desk/cases/${kase.ref}/letters/check?${addressIn(writing)}`);
  });
  r.post('/desk/cases/:ref/letters/new-words', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const writing = await findWriting(ctx, kase, askedIn(req.body));
    await dropDraft(ctx, draftKey(writing));
    return redirect(`/desk/cases/${kase.ref}/letters/new?${addressIn(writing)}`);
  });
}

/** The words of the template with what is known in them, or those that the officer has begun. */
export async function writePage(ctx: Ctx, kase: Case, asked: Asked): Promise<Reply> {
  const writing = await findWriting(ctx, kase, asked);
  const draft = await maybeDraft(ctx, draftKey(writing));
  const begun = draft && textIn(draft.fields);
  const fresh = begun && (begun.subject || writing.how !== 'email') ? undefined : await beginText(ctx, writing);
  const text = { subject: begun?.subject || fresh?.subject || '', body: begun?.body ?? fresh?.body ?? '' };
  return shownForm(ctx, writing, textForm.of(text), draft);
}

/** When these words began to hold: at once, or with the first minute of their day. */
function sinceWhen({ made_at, valid_from }: Version): Date {
  const day = atLocal(valid_from, '00:00');
  return day > made_at ? day : made_at;
}

/** The page on which it is written, with what was typed and what is wrong with it. */
export async function shownForm(ctx: Ctx, writing: Writing, filled: Filled, known?: Draft): Promise<Reply> {
  const { kase, reader, version, how } = writing;
  const about = draftKey(writing);
  const draft = known ?? (await maybeDraft(ctx, about));
  const body = (
    <WritePage
      reference={kase.ref}
      title={version.name}
      asked={{ template: version.template_id, to: reader.person.id, how }}
      who={reader.person.name}
      address={addressOf(writing)}
      rules={contactRules(reader.person)}
      hears={hears(kase, reader)}
      died={kase.after_death}
      limits={reader.ids.includes(kase.patient_id ?? '') ? '' : kase.hear_limits}
      neutral={isNeutralOnly(writing)}
      hints={hintsFor([how], String(filled.typed.body ?? '').replace(/\[\[[^\]]*\]\]/g, ''))}
      left={placeholdersIn(`${filled.typed.subject}\n${filled.typed.body}`)}
      outdated={draft !== undefined && draft.created_at < sinceWhen(version)}
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'letter' }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: version.name, section: 'cases', width: 'form', status, body });
}
