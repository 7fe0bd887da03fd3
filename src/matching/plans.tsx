import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { PLAN_REASONS, type PlanState, planLine, REASON_WORDS } from './plans.rules.ts';
import type { Plan } from './plans.ts';

type Colleague = { id: string; name: string };
type PlanPageProps = { id: string; name: string; filled: Filled; colleagues: readonly Colleague[] };

export function NewPlanPage({ id, name, filled, colleagues }: PlanPageProps) {
  const field = (of: string) => ({ name: of, value: typedText(filled, of), error: errorOf(filled, of) });
  return (
    <>
      <p>
        <a href={`/desk/people/${id}`}>Back to this person</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`Contact plan with ${name}`} />
      <InsetText>
        An agreement for a fixed time, so that they are heard and others are too. It is never a mark on a person, and
        anything new is still taken. A senior colleague approves it.
      </InsetText>
      <form method="post" action={`/desk/people/${id}/plans`} noValidate>
        <TextArea
          {...field('adjustments')}
          label="What was considered first?"
          hint="Disability, mental ill-health, autism, trauma, language. What would help, and was it tried?"
          rows={3}
        />
        <Checkboxes
          name="reasons"
          label="Why is a plan needed?"
          values={typedList(filled, 'reasons')}
          error={errorOf(filled, 'reasons')}
          choices={PLAN_REASONS.map((reason) => ({ value: reason, label: REASON_WORDS[reason] }))}
        />
        <TextArea
          {...field('reason_words')}
          label="What happened?"
          hint="Dates and numbers, as you would read it out to them."
          rows={3}
        />
        <TextField {...field('agreed')} label="When and how" hint="Like: Tuesdays 10am by phone" />
        <Select
          {...field('officer')}
          label="Who is their one officer?"
          blank="Choose a colleague"
          choices={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        />
        <div className="app-field-row">
          <TextField {...field('starts_on')} label="Start" width={10} />
          <TextField {...field('review_on')} label="Review" width={10} />
          <TextField {...field('ends_on')} label="End" hint="6 months at most" width={10} />
        </div>
        <Told filled={filled} />
        <ButtonRow>
          <Button label="Propose this plan" />
          <ButtonLink kind="quiet" href={`/desk/people/${id}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

function Told({ filled }: { filled: Filled }) {
  return (
    <>
      <Checkboxes
        name="challenge_told"
        label="Do they know?"
        values={typedList(filled, 'challenge_told')}
        error={errorOf(filled, 'challenge_told')}
        choices={[{ value: 'yes', label: 'We told them that they may challenge it, and how' }]}
      />
      <TextField {...fieldOf(filled, 'letter_on')} label="Letter sent on (optional)" width={10} />
    </>
  );
}

type PlanShown = { plan: Plan; state: PlanState; officer: string; proposer: string; approver: string };

type BlockProps = {
  id: string;
  plans: readonly PlanShown[];
  may: { write: boolean; approve: (plan: Plan) => boolean };
  today: string;
  /** Who can be their one officer. */
  colleagues: readonly { id: string; name: string }[];
};

/** On the page of a person: what is agreed, what is proposed, and what was. */
export function PlanBlock({ id, plans, may, today, colleagues }: BlockProps) {
  const current = plans.find(({ state }) => state !== 'ended');
  if (plans.length === 0 && !may.write) return null;
  const at = `/desk/people/${id}/plans`;
  const before = plans.filter(({ state }) => state === 'ended').length;
  return (
    <RailBlock title="Contact plan" action={may.write && !current && <a href={`${at}/new`}>Propose</a>}>
      {!current && <p>{before > 0 ? `None now. ${before} before.` : 'None.'}</p>}
      {current && <CurrentPlan at={at} shown={current} may={may} today={today} colleagues={colleagues} />}
    </RailBlock>
  );
}

type CurrentProps = { at: string; shown: PlanShown } & Pick<BlockProps, 'may' | 'today' | 'colleagues'>;

function CurrentPlan({ at, shown, may, today, colleagues }: CurrentProps) {
  const { plan, state, officer, proposer, approver } = shown;
  const reasons = plan.reasons
    .map((code) => PLAN_REASONS.find((known) => known === code))
    .filter((one) => one !== undefined);
  return (
    <>
      <p>
        <strong>
          {state === 'approved' ? planLine(plan, officer, today) : `Proposed, not agreed yet: ${plan.agreed}`}
        </strong>
      </p>
      <Facts
        rows={[
          { key: 'Why', value: reasons.map((one) => REASON_WORDS[one]).join('. ') },
          { key: 'What happened', value: plan.reason_words },
          { key: 'Considered first', value: plan.adjustments },
          {
            key: 'From, review, until',
            value: [plan.starts_on, plan.review_on, plan.ends_on].map((on) => dateWords(on, today)).join(', '),
          },
          { key: 'May challenge it', value: plan.challenge_told ? 'They know' : 'Not told yet' },
          { key: 'Letter', value: plan.letter_on ? dateWords(plan.letter_on, today) : 'Not sent yet' },
          { key: 'Proposed by', value: proposer },
          ...(approver ? [{ key: 'Approved by', value: approver }] : []),
        ]}
      />
      {may.write && !plan.challenge_told && (
        <PostButton kind="quiet" action={`${at}/${plan.id}/telling`} label="They know that they may challenge it" />
      )}
      {may.approve(plan) && state === 'proposed' && (
        <PostButton kind="secondary" action={`${at}/${plan.id}/approval`} label="Approve this plan" />
      )}
      {may.write && (
        <FoldedForm summary="Another officer" action={`${at}/${plan.id}/officer`} button="Change their officer">
          <Select
            name="officer"
            label="Who is their one officer now?"
            blank="Choose a colleague"
            choices={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          />
        </FoldedForm>
      )}
      {may.write && (
        <FoldedForm
          summary={state === 'proposed' ? 'Take it back' : 'End it'}
          action={`${at}/${plan.id}/ending`}
          button="End this plan"
        >
          <TextField name="reason" label="Why does it end?" width={30} />
        </FoldedForm>
      )}
    </>
  );
}
