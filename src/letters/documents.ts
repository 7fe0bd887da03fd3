// A letter as a document: set on paper, kept as it went, and made again.
import { loadCalendar, weekWords } from '../calendar/index.ts';
import type { Case } from '../cases/index.ts';
import { contactsByIds } from '../cases/index.ts';
import { canSend } from '../outbox/index.ts';
import { type Person, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { addressTrouble, MOST_BYTES, MOST_PAGES } from '../platform/postal.rules.ts';
import type { Attachment } from '../platform/senders.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { CannotSet, setPdf } from '../platform/typst.ts';
import { type Extras, loadExtras } from './extras.ts';
import type { LetterWay } from './kinds.rules.ts';
import { LAYOUTS, NOTIFY_LAYOUT, OWN_LAYOUT } from './layouts.rules.ts';
import { loadReach } from './reach.ts';
import { dataOf, type Sheet, titleOf, windowLines } from './sheets.rules.ts';
import { addressOf, type Text, type Writing } from './writing.ts';

type ToSheet = {
  kase: Pick<Case, 'ref'>;
  person: Pick<Person, 'name'>;
  address: string;
  extras: Extras;
  day: Day;
  layout: number;
};

/** Who prints and posts it: whoever carries our post, or an officer. */
export type By = 'us' | 'hand';

/** The paper of words that are on their way; by us wherever we can. */
export async function sheetOf(ctx: Ctx, writing: Writing, text: Text, by: By = 'us'): Promise<Sheet> {
  const { kase, reader, how } = writing;
  const { person } = reader;
  const address = addressOf(writing);
  const extras = await loadExtras(ctx, writing);
  const layout = how === 'letter' && by === 'us' && canSend(ctx, how) ? NOTIFY_LAYOUT : OWN_LAYOUT;
  return newSheet(ctx, { kase, person, address, extras, day: localDate(ctx.now), layout }, text);
}

export async function newSheet(
  ctx: Ctx,
  { kase, person, address, extras, day, layout }: ToSheet,
  text: Text,
): Promise<Sheet> {
  const [reach, { hours }] = await Promise.all([loadReach(ctx), loadCalendar(ctx)]);
  const week = weekWords(hours, day);
  return {
    ...{ layout, from: ctx.trust.name, ...extras },
    reach: [
      'PALS',
      reach.phone && `Phone: ${reach.phone}`,
      week && `Open: ${week}`,
      reach.texts && `Texts: ${reach.texts}`,
      reach.email && `Email: ${reach.email}`,
      reach.address.replace(/\s*\n\s*/g, ', '),
    ].filter(Boolean),
    ...{ to: person.name, address, day, date: dateWords(day, '0001-01-01'), reference: kase.ref },
    ...text,
  };
}

type Gone = {
  id: string;
  person_id: string;
  contact_id: string;
  subject: string;
  sent_to: string;
  large_print: boolean;
  made_at: Date;
  paper: Sheet | null;
};

/** The paper of a letter that went: as it was kept, or as well as it can be said of one from before papers were kept. */
export async function sheetOfGone(ctx: Ctx, kase: Case, letter: Gone): Promise<Sheet> {
  if (letter.paper) return letter.paper;
  const [people, contacts] = await Promise.all([
    peopleByIds(ctx, [letter.person_id]),
    contactsByIds(ctx, [letter.contact_id]),
  ]);
  const person = people.get(letter.person_id);
  if (!person) throw new Error('A letter without its person.');
  const { sent_to: address, subject, made_at } = letter;
  const extras = {
    format: letter.large_print ? ('large' as const) : ('standard' as const),
    why: '',
    translation: null,
  };
  const body = contacts.get(letter.contact_id)?.told ?? '';
  const day = localDate(made_at);
  return newSheet(ctx, { kase, person, address, extras, day, layout: OWN_LAYOUT }, { subject, body });
}

/** The same sheet gives the same bytes. @throws RuleError our fonts do not have all of its letters */
export const pdfOf = (sheet: Sheet): Promise<Buffer> => setAll([sheet], sheet.layout, titleOf(sheet));

/** One after the other, each with pages of its own, for our own printer. @throws RuleError as `pdfOf` */
export const pdfOfMany = (sheets: readonly Sheet[], title: string): Promise<Buffer> =>
  setAll(sheets, OWN_LAYOUT, title);

const setAll = async (sheets: readonly Sheet[], layout: number, title: string): Promise<Buffer> =>
  (await paged(sheets, layout, title)).bytes;

async function paged(sheets: readonly Sheet[], layout: number, title: string) {
  const source = LAYOUTS[layout];
  if (!source) throw new Error(`There is no layout ${layout}.`);
  try {
    return await setPdf({ source, data: { title, letters: sheets.map(dataOf) } });
  } catch (error) {
    if (!(error instanceof CannotSet) || error.missing.length === 0) throw error;
    throw new RuleError(missingWords(error.missing), 'body');
  }
}

const missingWords = (missing: readonly string[]): string =>
  `This letter has letters that our fonts do not have: ${missing.join(' ')}. Write them another way, or take them out.`;

/** Undefined: our fonts do not have all of its letters. */
async function maybePdf(sheet: Sheet): Promise<Buffer | undefined> {
  return pdfOf(sheet).catch((error: unknown) => {
    if (error instanceof RuleError) return undefined;
    throw error;
  });
}

/** Letters for which our fonts have no picture, in words; empty where there are none. */
export async function missingIn(sheet: Sheet): Promise<string> {
  try {
    await pdfOf(sheet);
    return '';
  } catch (error) {
    if (error instanceof RuleError) return error.message;
    throw error;
  }
}

const NOTIFY_CANNOT = 'Print it, post it, and record it as sent.';

/**
 * What is printed and posted for us. They take it first and look at it afterwards, so that we look before.
 * @throws RuleError it cannot be, and why
 */
async function postedPdf(sheet: Sheet): Promise<Buffer> {
  const wrong = addressTrouble(windowLines(sheet));
  if (wrong) throw new RuleError(`${wrong} Change it, or print it, post it, and record it as sent.`, 'address');
  const { bytes, pages } = await paged([sheet], sheet.layout, titleOf(sheet));
  if (pages > MOST_PAGES)
    throw new RuleError(
      `This letter has ${pages} pages. At most ${MOST_PAGES} can be sent from here. ${NOTIFY_CANNOT}`,
      'body',
    );
  if (bytes.length > MOST_BYTES) throw new RuleError(`This letter is too large to be sent. ${NOTIFY_CANNOT}`, 'body');
  return bytes;
}

/** Why it cannot be posted for us, in words; empty where it can. Whether an address is there is asked elsewhere. */
export async function whyNotPosted(sheet: Sheet): Promise<string> {
  try {
    if (sheet.address !== '') await postedPdf(sheet);
    return '';
  } catch (error) {
    if (error instanceof RuleError) return error.message;
    throw error;
  }
}

/** The files that go along with it. Of a letter it is the letter. @throws RuleError as `postedPdf` */
export async function filesOf(how: LetterWay, sheet: Sheet): Promise<Attachment[]> {
  if (how === 'text') return [];
  return how === 'letter' ? [pdfFile(sheet, await postedPdf(sheet))] : attachedTo(sheet);
}

const pdfFile = ({ reference }: Sheet, bytes: Buffer): Attachment => ({
  ...{ name: `letter-${reference}.pdf`, type: 'application/pdf', bytes },
});

/** The paper of a letter that an officer prints. Words that our fonts cannot show are printed by the browser. */
export const printedOf = (sheet: Sheet): Promise<Buffer | undefined> => maybePdf(sheet);

/** What went on paper, or along with an e-mail, is kept as it went. */
export async function keepPaper(ctx: Ctx, kase: Case, letter: string, bytes: Buffer) {
  await ctx.db
    .insertInto('letter_papers')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: kase.id, letter_id: letter },
      ...{ bytes, made_at: ctx.now },
    })
    .execute();
}

/** The bytes that went, or the same paper made again. */
export async function pdfOfGone(ctx: Ctx, kase: Case, letter: Gone): Promise<Buffer> {
  const kept = await ctx.db
    .selectFrom('letter_papers')
    .select('bytes')
    .where('trust_id', '=', ctx.trust.id)
    .where('letter_id', '=', letter.id)
    .executeTakeFirst();
  return kept?.bytes ?? pdfOf(await sheetOfGone(ctx, kase, letter));
}

/**
 * What goes along with an e-mail: the same words in the form that the person needs, which an e-mail cannot have, and with
 * letters of both languages as they are written. Words that our fonts cannot show go in the e-mail alone.
 */
async function attachedTo(sheet: Sheet): Promise<Attachment[]> {
  if (sheet.format !== 'large' && sheet.format !== 'easy' && !sheet.translation) return [];
  const bytes = await maybePdf(sheet);
  return bytes ? [pdfFile(sheet, bytes)] : [];
}
