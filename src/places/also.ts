import type { ReactNode } from 'react';
import type { Ctx } from '../platform/context.ts';

type Suggestion = { id: string; label: string; detail: string; go: string };

/** What other modules know of the same words: one search finds wards, phones and what else the directory holds. */
export type AlsoInDirectory = {
  /** A section with what fits, or nothing. */
  find: (ctx: Ctx, typed: string) => Promise<ReactNode>;
  suggest: (ctx: Ctx, typed: string) => Promise<readonly Suggestion[]>;
  /** Names of the crisis lines that nobody finds any more once the organisation of this code is taken out. */
  crisisLinesOf: (ctx: Ctx, organisation: string) => Promise<readonly string[]>;
};

declare module '../platform/module.ts' {
  interface Parts {
    /** What it adds to the one search of the directory. */
    inDirectory?: AlsoInDirectory;
  }
}
