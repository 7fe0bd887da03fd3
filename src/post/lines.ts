// Pieces of post as a list shows them.
import { staffNames } from '../identity/index.ts';
import { listFilesOf, type Mail } from '../mailbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';
import {
  doubtWords,
  elsewhereWords,
  firstOf,
  fromWords,
  NATURE_WORDS,
  senderLine,
  subjectWords,
  troubleWords,
} from './post.rules.ts';
import { openOf, type Suggested, suggestFor } from './suggestions.ts';

export type PostLine = {
  id: string;
  from: string;
  subject: string;
  when: string;
  first: string;
  files: number;
  /** To whom it may belong. */
  suggestion: string;
  /** What is wrong with it, or where it went. */
  notes: string[];
  /** The one open case of whoever sent it. */
  ref: string | undefined;
};

export async function linesOf(ctx: Ctx, mails: readonly Mail[]): Promise<PostLine[]> {
  const [suggested, files, staff] = await Promise.all([
    suggestFor(ctx, mails),
    listFilesOf(
      ctx,
      mails.map(({ id }) => id),
    ),
    staffNames(ctx),
  ]);
  return mails.map((mail) => ({
    id: mail.id,
    from: fromWords(mail),
    subject: subjectWords(mail),
    when: dateTimeWords(mail.came_at, ctx.now),
    first: firstOf(mail.words),
    files: files.filter(({ mail_id }) => mail_id === mail.id).length,
    notes: [...troubleWords(mail), ...notesOf(mail, suggested.get(mail.id), staff)],
    ...suggestionOf(mail, suggested.get(mail.id)),
  }));
}

function notesOf(mail: Mail, suggested: Suggested | undefined, staff: ReadonlyMap<string, string>): string[] {
  if (mail.place === 'post') return [doubtWords(mail, suggested)].filter(Boolean);
  if (mail.place === 'apart') return [NATURE_WORDS[mail.nature] ?? ''];
  if (mail.place !== 'elsewhere') return [];
  return [`${elsewhereWords(mail)} – ${staff.get(mail.settled_by ?? '') ?? 'a colleague'}`];
}

function suggestionOf({ doubt }: Mail, suggested: Suggested | undefined): Pick<PostLine, 'suggestion' | 'ref'> {
  if (!suggested) return { suggestion: '', ref: undefined };
  const open = openOf(suggested);
  const [person, ...others] = suggested.people;
  if (others.length > 0) return { suggestion: `${others.length + 1} people have this address`, ref: undefined };
  if (person)
    return {
      suggestion: senderLine(person.name, open.length),
      // Of a sender in doubt nothing is attached in a pile.
      ref: open.length === 1 && doubt === '' ? open[0]?.ref : undefined,
    };
  const [dead] = suggested.died;
  if (dead) return { suggestion: `From the address of ${dead.name}, who has died`, ref: undefined };
  const [named] = suggested.cases;
  return { suggestion: named ? `Names ${named.kase.ref}` : '', ref: undefined };
}
