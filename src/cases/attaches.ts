// Files that come along with words. How they are kept is another module's, downstream: cases only offers the places.
import type { ReactNode } from 'react';
import type { Permission } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import type { FieldError } from '../platform/forms.ts';
import type { Fields, Handler, Req, Router } from '../platform/routing.ts';
import type { UploadLimits } from '../platform/uploads.ts';
import type { Case } from './tables.ts';

/** The entry of a case with which a file came. */
export type EntryOf = { note: string } | { contact: string };

/** Words of one contact that were taken to another case as well. */
export type SplitOf = { from: string; part: string; to: Pick<Case, 'id'> };

export type Attaches = {
  takes: UploadLimits;
  /** In the form of a note or a contact. */
  field: (id: string, error: string | undefined) => ReactNode;
  /** What is wrong with what came, before anything is written. */
  refused: (req: Req) => Promise<FieldError[]>;
  /** Keeps what came with its entry; how many the case had already. */
  keep: (ctx: Ctx, kase: Case, entry: EntryOf, req: Req) => Promise<number>;
  /** What came with each entry, by the id of the note or contact. */
  listed: (ctx: Ctx, kase: Case) => Promise<ReadonlyMap<string, ReactNode>>;
  /** The way to add one to an entry afterwards; `named` says which, for a screen reader. */
  link: (reference: string, entry: EntryOf, named: string) => ReactNode;
  /** Which files go along when words of a contact are taken to another case; `sent`: as chosen in a form that was refused. */
  chooser: (ctx: Ctx, contact: string, sent: Fields | undefined) => Promise<ReactNode>;
  follow: (ctx: Ctx, split: SplitOf, body: Fields) => Promise<void>;
  /** A split was taken back. */
  unfollow: (ctx: Ctx, part: string) => Promise<void>;
};

let given: Attaches | undefined;

/** Handed in once, when the routes are made. */
export function takeAttaches(attaches: Attaches | undefined) {
  given = attaches;
}

export function maybeAttaches(): Attaches | undefined {
  return given;
}

/** A form of words that takes files too, where there is a module that keeps them. */
export function postWithFiles(r: Router, path: string, row: { may: Permission }, handler: Handler) {
  if (given) r.upload(path, { ...row, takes: given.takes }, handler);
  else r.post(path, row, handler);
}
