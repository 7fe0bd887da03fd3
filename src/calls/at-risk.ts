import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { CallValues } from './call.fields.ts';
import type { Plan } from './finish.rules.ts';

/** What was said in a call of somebody who may come to harm. */
export type AtRisk = {
  exactWords: string;
  whereabouts: string;
  child: boolean;
  /** Marked as a safety concern; otherwise only their words about suicide were written down. */
  marked: boolean;
  /** Who in safeguarding was told during the call, and when. */
  told: { to: string; at: Date } | undefined;
};

/** What another module does with it when the call is finished, in the same transaction. Handed in from the list of modules. */
export type WhenAtRisk = (ctx: Ctx, kase: Case, risk: AtRisk) => Promise<void>;

declare module '../platform/module.ts' {
  interface Parts {
    /** What it does when a call is finished in which somebody was at risk. */
    whenAtRisk?: WhenAtRisk;
  }
}

/** Was anything of a danger written down in this call? */
export function riskOf(values: CallValues, { safetyTold }: Plan): AtRisk | undefined {
  const exactWords = values.exact_words.trim();
  const marked = values.safety.length > 0;
  if (!marked && exactWords === '' && !safetyTold) return undefined;
  const whereabouts = values.exact_place.trim();
  return { exactWords, whereabouts, child: values.child.length > 0, marked, told: safetyTold };
}
