// What comes along: with the form, in one go; or piece by piece, by a script that goes on where it stopped (decision 43).
import { mostBytesOf } from '../files/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { FieldError } from '../platform/forms.ts';
import { json, type Reply } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import {
  cameWrong,
  enclosedWords,
  fieldError,
  MOST_ENCLOSURES,
  MOST_OF_TELLING,
  NONE_CHOSEN,
  PIECE_BYTES,
} from './enclosures.rules.ts';
import {
  beginEnclosure,
  type Enclosure,
  encloseWhole,
  findEnclosure,
  keepPiece,
  NotTaken,
  takeAway,
  tellOf,
} from './enclosures.ts';
import type { Told } from './telling.rules.ts';
import type { Telling } from './tellings.ts';
import { ROOT, tellingOf } from './visitor.ts';

export const ENCLOSES = {
  mostFiles: MOST_ENCLOSURES,
  mostOf: (head: Buffer) => mostBytesOf(head),
  mostOfAny: MOST_OF_TELLING,
  mostInAll: MOST_OF_TELLING,
};
const PIECE = { mostFiles: 1, mostOf: async () => PIECE_BYTES, mostOfAny: PIECE_BYTES, mostInAll: PIECE_BYTES };

export function enclosureRoutes(r: Router) {
  r.anyone('POST', `${ROOT}/files`, begin);
  r.anyone('POST', `${ROOT}/files/:id/pieces`, takePiece, { takes: PIECE });
  r.anyone('POST', `${ROOT}/files/:id/removal`, async (ctx, req) => {
    const telling = await writing(ctx, req);
    await findEnclosure(ctx, telling, req.params.id ?? '');
    await takeAway(ctx, telling, req.params.id ?? '');
    await tellOf(ctx, telling);
    return json({ away: true });
  });
}

/** @throws NotFound nothing is being written here. @throws RuleError it was sent while this was on its way */
async function writing(ctx: Ctx, req: Req): Promise<Telling> {
  const telling = await tellingOf(ctx, req, true);
  if (!telling) throw new NotFound('What you wrote');
  if (telling.sent_at) throw new RuleError('Your message was sent already. Nothing more can go with it.');
  return telling;
}

async function begin(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await writing(ctx, req);
  const announced = { name: one(req.body, 'name'), mark: one(req.body, 'mark'), size: Number(one(req.body, 'size')) };
  try {
    return json(stateOf(await beginEnclosure(ctx, telling, announced)));
  } catch (error) {
    if (error instanceof NotTaken) return json({ refused: error.saying });
    throw error;
  }
}

/** The next piece; told where it goes on if it is another one. What cannot be kept is gone at once. */
async function takePiece(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await writing(ctx, req);
  const file = await findEnclosure(ctx, telling, req.params.id ?? '');
  const [piece] = req.files;
  if (!piece || one(req.body, 'at') !== String(file.came)) return json(stateOf(file));
  try {
    return json(stateOf(await keepPiece(ctx, telling, file, piece)));
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    await takeAway(ctx, telling, file.id);
    return json({ refused: error.saying });
  }
}

const stateOf = (file: Enclosure) => ({
  id: file.id,
  at: file.came,
  ...(file.whole_at ? { whole: enclosedWords(file) } : {}),
});

type Taken = { told: Told; errors: FieldError[]; stays: boolean };
const AWAY = 'away ';

/** What was chosen or taken away on the page of the words. The good files stand, whatever is wrong with the others. */
export async function takeAlong(ctx: Ctx, telling: Telling, req: Req): Promise<Taken> {
  if (req.params.step !== 'what') return { told: telling.fields, errors: [], stays: false };
  const act = one(req.body, 'act');
  const stays = act !== '';
  if (act.startsWith(AWAY)) await takeAway(ctx, telling, act.slice(AWAY.length));
  const errors = req.fileProblems.map((problem) => fieldError(cameWrong(problem)));
  for (const upload of req.files) {
    try {
      await encloseWhole(ctx, telling, upload);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      errors.push(fieldError(error.saying));
    }
  }
  if (act === 'add' && req.files.length === 0 && errors.length === 0) errors.push(fieldError(NONE_CHOSEN));
  return { told: await tellOf(ctx, telling), errors, stays };
}
