import type { ReactNode } from 'react';
import { DraftForm } from '../drafts/index.ts';
import { ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Card } from '../platform/components/panels.tsx';
import { isBooked, keptElsewhere, ownPageOf, PROMISE_WORDS, pageOf } from './promises.rules.ts';
import type { CaseView } from './show.ts';
import type { Step } from './show-steps.ts';
import { type Do, doWords, stepTitle } from './steps.rules.ts';
import type { PanelProps } from './steps-fields.tsx';
import { Change } from './steps-next.tsx';
import { Route } from './steps-route.tsx';
import { Answer, Asked, Checked } from './steps-service.tsx';
import { Called, Happened, Heard, Moved, Passed, Told, Tried } from './steps-telling.tsx';

/** What is asked when a button of the next step was pressed, and the noun under which it is sent: an act is a new thing. */
const ACTS: Record<Do, { noun: string; Body: (props: PanelProps) => ReactNode }> = {
  call: { noun: 'telling', Body: Called },
  told: { noun: 'telling', Body: Told },
  'no-answer': { noun: 'attempts', Body: Tried },
  move: { noun: 'moves', Body: Moved },
  change: { noun: 'replacement', Body: Change },
  asked: { noun: 'question', Body: Asked },
  answer: { noun: 'answer', Body: Answer },
  visited: { noun: 'completion', Body: Happened },
  passed: { noun: 'completion', Body: Passed },
  done: { noun: 'completion', Body: Happened },
  heard: { noun: 'reply', Body: Heard },
  checked: { noun: 'check', Body: Checked },
  route: { noun: 'route', Body: Route },
};

/** Acts on the promise itself, which are the same from My day; all others need its case. */
const OF_PROMISE: readonly Do[] = ['no-answer', 'move'];

export function StepPanel(props: PanelProps) {
  const { what, view, step, draft } = props;
  const { noun, Body } = ACTS[what];
  const own = OF_PROMISE.includes(what);
  const base = own ? '/desk/promises' : `/desk/cases/${view.kase.ref}/promises`;
  return (
    <div id="do" tabIndex={-1}>
      <Card title={doWords(what, step.who, step.whom)} action={<a href={`/desk/cases/${view.kase.ref}`}>Cancel</a>}>
        <DraftForm action={`${base}/${step.id}/${noun}`} {...(draft ? { draft } : {})}>
          {own && <HiddenFields fields={{ from: 'case', version: String(step.promise.version) }} />}
          <Body {...props} />
        </DraftForm>
      </Card>
    </div>
  );
}

/** The buttons of a step, in the words of its kind. The first is the main one. */
export function StepActions({
  view,
  step,
  dos,
  quiet,
}: {
  view: CaseView;
  step: Step;
  dos: readonly Do[];
  quiet: boolean;
}) {
  const own = pageOf(step.promise);
  const href = ownPageOf(step.promise) ?? (own && `/desk/cases/${view.kase.ref}/${own.page}`);
  const action = own?.action ?? PROMISE_WORDS[step.kind].action;
  const pageLink = href && (
    <ButtonLink
      key={href}
      href={href}
      label={isBooked(step) ? 'Open' : action}
      hiddenName={quiet ? `for ${stepTitle(step)}` : undefined}
      kind={quiet ? 'quiet' : 'primary'}
    />
  );
  const open = keptElsewhere(step) ? dos.filter((what) => what !== 'done') : dos;
  const acts = open.map((what, at) => (
    <ButtonLink
      key={what}
      href={`/desk/cases/${view.kase.ref}?do=${what}&on=${step.id}#do`}
      label={doWords(what, step.who, step.whom)}
      hiddenName={quiet ? `for ${stepTitle(step)}` : undefined}
      kind={quiet || at > 1 ? 'quiet' : at === 0 && !href ? 'primary' : 'secondary'}
    />
  ));
  const { falls_on, version } = step.promise;
  const keep = falls_on && (
    <PostButton
      key="holiday"
      kind="quiet"
      action={`/desk/promises/${step.id}/holiday`}
      label={view.calendar.holidays.days.has(falls_on) ? 'Keep it on the bank holiday' : 'Keep it on that day'}
      hiddenName={quiet ? stepTitle(step) : undefined}
      fields={{ version: String(version), from: 'case' }}
    />
  );
  return [pageLink, ...acts, keep];
}
