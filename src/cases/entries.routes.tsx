import type { ReactElement } from 'react';
import { actorId, type Ctx } from '../platform/context.ts';
import { settleEdit } from '../platform/edits.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { SLIP_MINUTES } from './cases.rules.ts';
import { CaseConflict } from './edits.tsx';
import { correctionForms, errorForm, WORDS_OF } from './entries.forms.ts';
import { correctEntry, findEntry, refuseLate, strikeEntry, type Written } from './entries.ts';
import { CorrectEntry, EnteredInError } from './entries.tsx';
import { openableCase } from './show.ts';
import type { Case } from './tables.ts';

/** Correcting a slip and "entered in error", the same for notes and contacts. */
export function entryRoutes(r: Router) {
  for (const kind of ['notes', 'contacts'] as const) {
    const base = `/desk/cases/:ref/${kind}/:id` as const;
    const write = { may: 'cases.write' } as const;
    r.get(`${base}/correction`, write, async (ctx, req) => {
      const { kase, entry } = await found(ctx, req, kind);
      refuseLate(ctx, entry);
      return correctionPage(kase, entry, correctionForms[kind].of(entry.texts));
    });
    r.post(`${base}/correction`, write, async (ctx, req) => {
      const { kase, entry } = await found(ctx, req, kind);
      return correct(ctx, req, kase, entry);
    });
    r.get(`${base}/error`, write, async (ctx, req) => {
      const { kase, entry } = await found(ctx, req, kind);
      return errorPage(kase, entry, errorForm.blank());
    });
    r.post(`${base}/error`, write, async (ctx, req) => {
      const { kase, entry } = await found(ctx, req, kind);
      const filled = errorForm.submit(req.body);
      if (!filled.ok) return errorPage(kase, entry, filled);
      await strikeEntry(ctx, entry, filled.values.reason);
      return redirect(`/desk/cases/${kase.ref}?done=struck`);
    });
  }
}

async function found(ctx: Ctx, req: Req, kind: Written['kind']) {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  return { kase, entry: await findEntry(ctx, kase, kind, req.params.id ?? '') };
}

async function correct(ctx: Ctx, req: Req, kase: Case, entry: Written): Promise<Reply> {
  const long = Object.keys(entry.texts);
  const mine = Object.fromEntries(long.map((name) => [name, one(req.body, name).replace(/\r\n?/g, '\n')]));
  const { clashes, texts } = settleEdit(req.body, { mine, theirs: entry.texts, long });
  if (clashes.length > 0 && entry.author_id === actorId(ctx)) return conflictPage(kase, entry, texts, clashes);
  const filled = correctionForms[entry.kind].submit(texts);
  const refused = filled.ok ? await attempt({ ...filled, values: {} }, () => correctEntry(ctx, texts, entry)) : filled;
  return refused ? correctionPage(kase, entry, refused) : redirect(`/desk/cases/${kase.ref}?done=corrected`);
}

const addressOf = (kase: Case, { kind, row }: Written) => `/desk/cases/${kase.ref}/${kind}/${row.id}`;

function correctionPage(kase: Case, entry: Written, filled: Filled): Reply {
  const action = `${addressOf(kase, entry)}/correction`;
  const props = { reference: kase.ref, action, filled, minutes: SLIP_MINUTES, was: entry.texts };
  return formPage('Correct a slip', <CorrectEntry {...props} />, filled.errors.length > 0 ? 422 : 200);
}

/** The author had it open twice: both versions, and nothing is lost. */
function conflictPage(kase: Case, entry: Written, mine: Written['texts'], clashes: readonly string[]): Reply {
  const words: Readonly<Record<string, string>> = WORDS_OF;
  const body = (
    <CaseConflict
      reference={kase.ref}
      action={`${addressOf(kase, entry)}/correction`}
      who="You"
      clashes={clashes.map((name) => ({
        name,
        label: words[name] ?? name,
        mine: mine[name] ?? '',
        theirs: entry.texts[name] ?? '',
      }))}
      mine={mine}
      was={entry.texts}
    />
  );
  return formPage('Two changes', body, 409);
}

function errorPage(kase: Case, entry: Written, filled: Filled): Reply {
  const words = Object.values(entry.texts).find((text) => text !== '') ?? '';
  const body = (
    <EnteredInError reference={kase.ref} action={`${addressOf(kase, entry)}/error`} words={words} filled={filled} />
  );
  return formPage('Entered in error', body, filled.errors.length > 0 ? 422 : 200);
}

function formPage(title: string, body: ReactElement, status: number): Reply {
  return deskPage({ title, section: 'cases', width: 'form', status, body });
}
