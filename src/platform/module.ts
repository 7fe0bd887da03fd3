import type { Ctx } from './context.ts';
import type { Health } from './health.ts';
import type { House } from './house.ts';
import type { JobsOfModule } from './jobs.ts';
import type { NavPlace } from './nav.rules.ts';
import type { Alert } from './reply.ts';
import type { Router } from './routing.ts';

/**
 * What a module gives to the house: the `parts` of its index.ts. A module whose pages take something from the modules
 * after it adds the name of that here, beside its type (`declare module '../platform/module.ts'`).
 */
export interface Parts extends JobsOfModule {
  /** `given`: what all modules give under one name. */
  routes?: (r: Router, house: House, given: Given) => void;
  nav?: readonly NavPlace[];
  /** What somebody has to know on whatever page they are. Asked on every page: one small question, or none. */
  alerts?: (ctx: Ctx) => Promise<readonly Alert[]>;
  /** What it lays down for a new trust. */
  setDefaults?: (ctx: Ctx) => Promise<void>;
  /** How its work goes, for whoever looks after the installation. */
  health?: Health;
  /** Takes what others give, for work that needs no routes: whoever works off the queue has none. */
  takeGiven?: (given: Given) => void;
}

/** A row of src/modules.ts. */
export type Module = Parts & {
  name: string;
  purpose: string;
  /** The only modules it may import, each through its index.ts. */
  uses: readonly string[];
};

type Each<T> = T extends readonly (infer E)[] ? E : NonNullable<T>;

/** What all modules give under one name, in the order of the list: `given('settings')`. */
export type Given = <P extends keyof Parts>(part: P) => Each<Parts[P]>[];

export function givenBy(modules: readonly Parts[]): Given {
  return <P extends keyof Parts>(part: P) =>
    modules.flatMap<unknown>((module) => module[part] ?? []) as Each<Parts[P]>[];
}
