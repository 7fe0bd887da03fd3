import { NotFound } from '../platform/errors.ts';
import { json } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { timeWords } from '../platform/time.ts';
import { type DraftSave, saveDraft } from './drafts.ts';

const ABOUT = /^[a-z]+\/[0-9a-zA-Z-]{1,80}$/;
const MOST_CHARACTERS = 60_000;

export function routes(r: Router) {
  r.patch('/desk/drafts/:kind/:key', { may: 'cases.write' }, async (ctx, req) => {
    const about = `${req.params.kind}/${req.params.key}`;
    const save = readSave(about, req.json);
    if (!save) return json({ message: 'This could not be read.' }, 422);
    const answer = await saveDraft(ctx, save);
    if (answer.kind === 'gone') return json({ reason: 'gone' }, 410);
    if (answer.kind === 'lease') return json({ reason: 'lease', revision: answer.revision }, 409);
    if (answer.kind === 'revision')
      return json({ reason: 'revision', revision: answer.revision, fields: answer.fields }, 409);
    return json({
      revision: answer.revision,
      saved: timeWords(ctx.now),
      ...(answer.fields ? { fields: answer.fields } : {}),
    });
  });
}

function readSave(about: string, body: unknown): DraftSave | undefined {
  if (!ABOUT.test(about)) throw new NotFound('This draft');
  if (typeof body !== 'object' || body === null) return undefined;
  const { revision, tab, fields, take, leave } = body as Record<string, unknown>;
  if (typeof revision !== 'number' || typeof tab !== 'string' || tab.length > 100) return undefined;
  if (fields !== undefined && !isFields(fields)) return undefined;
  return {
    about,
    revision,
    tab,
    take: take === true,
    leave: leave === true,
    ...(fields === undefined ? {} : { fields }),
  };
}

function isFields(fields: unknown): fields is Record<string, string | string[]> {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return false;
  const values = Object.values(fields).flat();
  const text = values.every((value) => typeof value === 'string' && !value.includes('\0'));
  return text && values.length <= 500 && values.join('').length <= MOST_CHARACTERS;
}
