// What a form with files brings along: how much is taken, what is wrong with it, and how the good ones are kept.
import type { Case } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { FieldError } from '../platform/forms.ts';
import type { Req } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { addedBy, MOST_FILES, problemWords, refusedWords, shortName } from './files.rules.ts';
import { type About, addFile, type CaseFile } from './files.ts';
import { MOST_VIDEO_BYTES, REFUSAL_WORDS } from './kinds.rules.ts';
import { mostBytesOf, sniff } from './sniff.ts';

export const TAKES = {
  mostFiles: MOST_FILES,
  mostOf: mostBytesOf,
  mostOfAny: MOST_VIDEO_BYTES,
  mostInAll: MOST_VIDEO_BYTES + 50 * 1024 * 1024,
};

type Came = Pick<Req, 'files' | 'fileProblems'>;

const error = (message: string): FieldError => ({ field: 'files', message });

/** What did not arrive, and what no case takes. Nothing is written. */
export async function refusedFiles({ files, fileProblems }: Came): Promise<FieldError[]> {
  const looked = await Promise.all(files.map(async (upload) => ({ upload, found: await sniff(upload) })));
  return [
    ...fileProblems.map((problem) => error(problemWords(problem))),
    ...looked.flatMap(({ upload, found }) =>
      'refused' in found ? error(refusedWords(upload.name, REFUSAL_WORDS[found.refused])) : [],
    ),
  ];
}

/** All of them with their entry, in one transaction with its words; how many the case had with another entry already. */
export async function keepFiles(ctx: Ctx, kase: Pick<Case, 'id'>, about: About, { files }: Came): Promise<number> {
  let known = 0;
  for (const upload of files) {
    const { file } = await addFile(ctx, kase, upload, about);
    const here = about.note ? file.note_id === about.note : file.contact_id === about.contact;
    if (!here) known += 1;
  }
  return known;
}

/** The good files stand, whatever is wrong with the others. */
export async function addAll(ctx: Ctx, kase: Case, req: Came, about: About = {}) {
  const errors = req.fileProblems.map((problem) => error(problemWords(problem)));
  let added = 0;
  for (const upload of req.files) {
    try {
      const { file, isNew } = await addFile(ctx, kase, upload, about);
      if (isNew) added += 1;
      else errors.push(error(await sameWords(ctx, upload.name, file)));
    } catch (problem) {
      if (!(problem instanceof RuleError)) throw problem;
      errors.push(error(refusedWords(upload.name, problem.message)));
    }
  }
  if (req.files.length === 0 && errors.length === 0) errors.push(error('Choose a file to add'));
  return { added, errors };
}

async function sameWords(ctx: Ctx, name: string, { name: known, added_by, added_at }: CaseFile): Promise<string> {
  const who = addedBy({ added_by }, await staffNames(ctx));
  const called = shortName(name) === known ? '' : ` as ${known}`;
  return `${shortName(name)} is in this case already${called}, added by ${who}, ${dateTimeWords(added_at, ctx.now)}`;
}
