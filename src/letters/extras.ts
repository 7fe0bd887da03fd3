// What an officer has chosen for a letter on its way besides its words: its format, and the same in another language.
import { record } from '../audit/index.ts';
import { dropDraft, keepForm, maybeDraft } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Format, formatFor, formatIn } from './formats.rules.ts';
import { LANGUAGES } from './languages.rules.ts';
import { leftIn } from './placeholders.rules.ts';
import type { Translation } from './sheets.rules.ts';
import { checkTold } from './told-text.ts';
import { draftKey, isNeutralOnly, type Writing } from './writing.ts';

export type Extras = { format: Format; why: string; translation: Translation | null };

/** Beside the draft of the words, with the same end. */
export const extrasKey = (writing: Pick<Writing, 'kase' | 'version' | 'reader'>): string =>
  draftKey(writing).replace(/^writing\//, 'extras/');

/** Neutral words go as they are: a paper beside them, or the same in their language, says whom they are from. */
const PLAIN: Extras = { format: 'standard', why: '', translation: null };

/** What was chosen, or what the person needs. */
export async function loadExtras(ctx: Ctx, writing: Writing): Promise<Extras> {
  if (isNeutralOnly(writing)) return PLAIN;
  const fields = (await maybeDraft(ctx, extrasKey(writing)))?.fields ?? {};
  const text = (name: string) => [fields[name] ?? ''].flat()[0] ?? '';
  const wanted = formatFor(writing.reader.person.needs);
  const format = formatIn(text('format')) ?? wanted;
  const words = text('translation').trim();
  return {
    format,
    why: format === wanted ? '' : text('why'),
    translation:
      words === ''
        ? null
        : { language: text('language') || 'und', words, by: text('translated_by'), checked_by: text('checked_by') },
  };
}

async function keep(ctx: Ctx, writing: Writing, change: Readonly<Record<string, string>>) {
  const before = (await maybeDraft(ctx, extrasKey(writing)))?.fields ?? {};
  await keepForm(ctx, extrasKey(writing), { ...before, ...change });
}

/** @throws RuleError it is not what the person needs, and nobody says why */
export async function chooseFormat(ctx: Ctx, writing: Writing, format: Format, why: string) {
  const { kase, reader } = writing;
  if (isNeutralOnly(writing)) throw new RuleError('Only neutral words may go to them.', 'format');
  if (format !== formatFor(reader.person.needs) && why.trim() === '')
    throw new RuleError('Say why it is not made as they need it', 'why');
  if ((await loadExtras(ctx, writing)).format === format) return;
  await keep(ctx, writing, { format, why: why.trim() });
  await record(ctx, 'letter.format_chosen', { case: kase.id, person: reader.person.id, format });
}

/** Kept beside the original; empty words take it away. @throws RuleError nobody is named, or it says what may not go */
export async function keepTranslation(ctx: Ctx, writing: Writing, { language, words, by, checked_by }: Translation) {
  if (words.trim() !== '') {
    if (isNeutralOnly(writing)) throw new RuleError('Only neutral words may go to them.', 'translation');
    if (!LANGUAGES[language]) throw new RuleError('Choose the language', 'language');
    if (by.trim() === '') throw new RuleError('Write who translated it', 'translated_by');
    const left = leftIn(words);
    if (left.length > 0) throw new RuleError(`Translate this, or take it out: ${left.join(', ')}`, 'translation');
    await checkTold(ctx, writing.kase, writing.reader.person, { text: words, field: 'translation' });
  }
  const texts = { language, translation: words.trim(), translated_by: by.trim(), checked_by: checked_by.trim() };
  await keep(ctx, writing, texts);
}

/** It went with what was chosen. */
export const dropExtras = (ctx: Ctx, writing: Writing) => dropDraft(ctx, extrasKey(writing));

/** Undone: what was chosen is chosen again. */
export async function restoreExtras(ctx: Ctx, key: string, { format, why, translation }: Extras) {
  const { language = '', words = '', by = '', checked_by = '' } = translation ?? {};
  const texts = { language, translation: words, translated_by: by, checked_by };
  await keepForm(ctx, key.replace(/^writing\//, 'extras/'), { format, why, ...texts });
}
