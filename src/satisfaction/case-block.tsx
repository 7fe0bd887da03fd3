import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { RailFold } from '../platform/components/panels.tsx';
import { type Day, dateWords } from '../platform/time.ts';
import { OFFICER_REASONS, REASON_WORDS, type Reason } from './asking.rules.ts';
import type { AskState } from './tables.ts';

type Props = {
  reference: string;
  state: AskState | undefined;
  reason: Reason | '';
  on: Day | undefined;
  /** An officer said so, and nothing has gone. */
  mayLift: boolean;
  mayWrite: boolean;
  today: Day;
};

/** On a case: whether they are asked, and why not. Never whether they answered, and never what. */
export function AskBlock({ reference, state, reason, on, mayLift, mayWrite, today }: Props) {
  const at = `/desk/cases/${reference}/asking`;
  const open = state !== 'not_asked' && state !== 'stopped';
  return (
    <RailFold title="How did we do?" fact={factOf({ state, reason, on, today })}>
      {open && mayWrite && (
        <form method="post" action={at} noValidate>
          <Radios
            name="reason"
            label="Why are they not to be asked?"
            hint="Whether they were pleased is no reason"
            choices={OFFICER_REASONS.map((value) => ({ value, label: REASON_WORDS[value] }))}
          />
          <Button kind="secondary" label="Do not ask them" />
        </form>
      )}
      {mayLift && mayWrite && (
        <PostButton action={`${at}/lifting`} kind="quiet" label="Let the rule decide after all" />
      )}
      {!open && !mayLift && <p>The rule decides this, not whoever has the case.</p>}
    </RailFold>
  );
}

function factOf({ state, reason, on, today }: Pick<Props, 'state' | 'reason' | 'on' | 'today'>): string {
  if (state === 'waiting' && on) return `They are asked on ${dateWords(on, today)}`;
  if (state === 'not_asked' || state === 'stopped') return `Not asked: ${reason ? REASON_WORDS[reason] : ''}`;
  // Asked, answered or over look the same: who answered is nobody's business.
  return state === undefined ? 'The rule decides when the case is closed' : 'They are asked';
}
