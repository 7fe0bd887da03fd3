import type { Ctx } from './context.ts';

/** One thing that must be well, in words for whoever looks after the installation. */
export type HealthLine = {
  what: string;
  well: boolean;
  /** It is not set up, which may be as it was meant. */
  off?: boolean;
  words: string;
  todo?: string;
};

/** How the work of a module goes, as numbers: read as the system, for somebody who may open no case. */
export type Health = (ctx: Ctx) => Promise<readonly HealthLine[]>;
