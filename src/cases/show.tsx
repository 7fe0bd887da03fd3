import type { ReactNode } from 'react';
import type { DraftOf } from '../drafts/index.ts';
import { contactRules, mayPhone, safeLines } from '../people/index.ts';
import { Button, ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { CaseColumns } from '../platform/components/columns.tsx';
import { IdentityBar, type IdentityFact } from '../platform/components/identity-bar.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { NextStep } from '../platform/components/next-step.tsx';
import { type Notice, Said } from '../platform/components/notice.tsx';
import { RailLines } from '../platform/components/panels.tsx';
import { PrintHeader } from '../platform/components/print-header.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import type { FieldError, Filled } from '../platform/forms.ts';
import { dateWords, localDate, timeWords } from '../platform/time.ts';
import { STATUS_WORDS } from './cases.rules.ts';
import { askProblem } from './gates.rules.ts';
import { NoteForm } from './notes.tsx';
import { isBooked, onClosedDay, PROMISE_WORDS } from './promises.rules.ts';
import { answeredLine, routeLine, SATISFIED_WORDS, sharingLine, TOLD_WORDS } from './show.rules.ts';
import { PeopleColumn, RestColumn } from './show.side.tsx';
import type { CaseView } from './show.ts';
import type { Step } from './show-steps.ts';
import { QuestionsColumn } from './side-questions.tsx';
import { dosOf, lateLine, noPhoneLine, stepLine, stepTone } from './steps.rules.ts';
import { StepActions } from './steps.tsx';
import { StepFields } from './steps-next.tsx';
import { TimelineColumn } from './timeline.tsx';

export type CasePageProps = {
  view: CaseView;
  userName: string;
  banner: Notice | undefined;
  offers: readonly ReactNode[];
  errors: readonly FieldError[];
  /** What was asked for with a button of the next step. */
  panel: ReactNode;
  /** It is the form of a question to a service: what keeps it from being asked stands there, and not here. */
  asking: boolean;
  note: { filled: Filled; draft: DraftOf };
  /** For a case without a next step. */
  newStep: Filled;
};

export function CasePage({ view, userName, banner, offers, errors, panel, asking, note, newStep }: CasePageProps) {
  const { kase, now } = view;
  return (
    <>
      <PrintHeader
        reference={kase.ref}
        printedBy={userName}
        printedAt={`${dateWords(now, '0001-01-01')}, ${timeWords(now)}`}
      />
      <ErrorSummary errors={errors} />
      <SummaryBar view={view} />
      {banner && (
        <Banner undo={banner.undo}>
          <Said {...banner} />
        </Banner>
      )}
      {offers}
      <CaseColumns
        main={
          <>
            <Next view={view} newStep={newStep} asking={asking} />
            {panel}
            {view.mayWrite && <NoteForm reference={kase.ref} {...note} />}
            <TimelineColumn view={view} />
          </>
        }
        questions={
          <>
            <QuestionsColumn view={view} />
            {view.shows.questions}
            <RailLines>{view.shows.lines.questions}</RailLines>
          </>
        }
        people={<PeopleColumn view={view} blocks={view.shows.people} lines={view.shows.lines.people} />}
        rest={
          <>
            {view.shows.rest}
            <RestColumn view={view} lines={view.shows.lines.rest} />
          </>
        }
      />
    </>
  );
}

/** Who this is about, in sight while the page scrolls. */
function SummaryBar({ view }: { view: CaseView }) {
  const { kase, caller, patient, steps, now } = view;
  const status = STATUS_WORDS[kase.status];
  const [first] = steps;
  return (
    <IdentityBar
      name={(caller ?? patient)?.person.name ?? 'No name given'}
      reference={kase.ref}
      status={
        <>
          {kase.safety && <StatusTag tone="red">Safety concern</StatusTag>}
          <StatusTag tone={status.tone}>{status.label}</StatusTag>
        </>
      }
      facts={[
        { text: sharingLine(kase), icon: 'sharing' },
        ...(first ? [{ text: stepLine(first, now), icon: 'promise' as const, strong: true }] : []),
      ]}
      notes={notesOf(view)}
      aside={view.alsoHere}
      watch={`/desk/cases/${kase.ref}/presence`}
    />
  );
}

function notesOf({ kase, caller, owner, shows }: CaseView): IdentityFact[] {
  const notes: IdentityFact[] = [];
  const rules = caller ? contactRules(caller.person) : [];
  const icon = caller && !mayPhone(caller.person) ? 'no-phone' : 'contact';
  if (rules.length > 0) notes.push({ text: rules.join(' '), icon, strong: icon === 'no-phone' });
  for (const text of caller ? safeLines(caller.person) : []) notes.push({ text, icon: 'contact', strong: true });
  if (caller?.person.call_me) notes.push({ text: `Use the name ${caller.called}`, icon: 'person' });
  if (kase.after_death) notes.push({ text: 'After a death' });
  if (kase.child) notes.push({ text: 'Child or young person' });
  if (kase.access === 'restricted') notes.push({ text: 'Restricted' });
  notes.push(...shows.facts);
  notes.push({ text: owner ? `Owner: ${owner.name}` : 'No owner yet' });
  return notes;
}

/** Always there: what is owed, or that nothing is and what to do about it. */
function Next({ view, newStep, asking }: { view: CaseView; newStep: Filled; asking: boolean }) {
  const { kase, steps } = view;
  const [first, ...rest] = steps;
  if (kase.closed_at) {
    return (
      <>
        <ClosedCard view={view} closedAt={kase.closed_at} />
        {first && <OtherSteps view={view} steps={steps} asking={asking} />}
      </>
    );
  }
  if (!first) return kase.handed_over_at ? <PassedCard view={view} /> : <NothingNext view={view} newStep={newStep} />;
  return (
    <>
      <FirstStep view={view} step={first} asking={asking} />
      {rest.length > 0 && <OtherSteps view={view} steps={rest} asking={asking} />}
      {view.mayWrite && !kase.handed_over_at && (
        <p className="app-no-print">
          <a href={`/desk/cases/${kase.ref}?do=add#do`}>Add another step</a>
        </p>
      )}
    </>
  );
}

function FirstStep({ view, step, asking }: { view: CaseView; step: Step; asking: boolean }) {
  return (
    <NextStep
      title={stepLine(step, view.now)}
      tone={stepTone(step, view.now)}
      detail={stepDetail(view, step, asking)}
      actions={view.mayWrite && <StepActions view={view} step={step} dos={dosOf(step)} quiet={false} />}
      route={<RouteWords view={view} />}
    />
  );
}

function stepDetail(view: CaseView, step: Step, asking: boolean): string {
  const { now, calendar } = view;
  const lines = [
    step.promise.falls_on ? onClosedDay(step.promise.falls_on, calendar.holidays) : undefined,
    lateLine(step, now, calendar.hours),
    PROMISE_WORDS[step.kind].reaches && noPhoneLine(step.who, step.whom),
    step.answer && step.kind === 'tell_answer' ? answeredLine(step.place, step.answer.at, now) : undefined,
    asking ? undefined : problemOf(view, step),
    isBooked(step) || stepLine(step, now).includes(step.about) ? undefined : step.about,
    step.promise.attempts > 0 ? triesLine(step.promise.attempts) : undefined,
    step.owner && step.promise.owner_id !== view.kase.owner_id ? `For ${step.owner}` : undefined,
  ];
  return lines.flatMap((line) => (line ? [/[.?…]$/.test(line) ? line : `${line}.`] : [])).join(' ');
}

function problemOf({ kase, people, now }: CaseView, step: Step) {
  return askProblem(
    kase,
    step,
    people.map(({ person, numbers }) => ({ ...person, numbers })),
    localDate(now),
  );
}

function triesLine(tries: number): string {
  return tries === 1 ? '1 try without an answer' : `${tries} tries without an answer`;
}

/** How the person wants it handled. Only somebody's own choice makes a complaint of it. */
function RouteWords({ view }: { view: CaseView }) {
  const { kase, caller, routeChannel, now, mayWrite } = view;
  const words = routeLine(kase, caller?.called ?? '', routeChannel, now);
  if (!mayWrite || kase.closed_at || kase.handed_over_at) return <>{words}</>;
  return (
    <>
      {words}{' '}
      <a href={`/desk/cases/${kase.ref}/route`}>
        {kase.route === 'not_asked' ? 'Record their choice' : 'Change their choice'}
      </a>
    </>
  );
}

function OtherSteps({ view, steps, asking }: { view: CaseView; steps: readonly Step[]; asking: boolean }) {
  return (
    <section className="app-card" aria-label="Also promised">
      <h2 className="app-card__title">Also promised</h2>
      {steps.map((step) => (
        <div className="app-person" key={step.id}>
          <p>
            <strong>{stepLine(step, view.now)}</strong> {stepDetail(view, step, asking)}
          </p>
          {view.mayWrite && (
            <div className="app-buttons">
              <StepActions view={view} step={step} dos={dosOf(step)} quiet />
            </div>
          )}
        </div>
      ))}
    </section>
  );
}

function NothingNext({ view, newStep }: { view: CaseView; newStep: Filled }) {
  const base = `/desk/cases/${view.kase.ref}`;
  return (
    <>
      <NextStep
        title="This case has no next step. Choose one or close it."
        actions={
          view.mayWrite && (
            <>
              {!view.owner && (
                <PostButton action={`${base}/assignment`} label="Take this case" fields={{ owner: view.userId }} />
              )}
              <ButtonLink href={`${base}/closure`} label="Close case" kind={view.owner ? 'primary' : 'secondary'} />
            </>
          )
        }
        route={<RouteWords view={view} />}
      />
      {view.mayWrite && (
        <form className="app-card" method="post" action={`${base}/promises`} noValidate>
          <StepFields view={view} filled={newStep} />
          <Button label="Save the next step" kind="secondary" />
        </form>
      )}
    </>
  );
}

function ClosedCard({ view, closedAt }: { view: CaseView; closedAt: Date }) {
  const { kase, now, outcome } = view;
  const satisfied = kase.after_death || kase.satisfied === 'not_asked' ? '' : ` – ${SATISFIED_WORDS[kase.satisfied]}`;
  return (
    <NextStep
      title="This case is closed."
      detail={
        <>
          {dateWords(closedAt, now)}: {outcome}. {kase.told && TOLD_WORDS[kase.told]}
          {satisfied}.{kase.learning && ` To learn from: ${kase.learning}`}
        </>
      }
      actions={
        view.mayWrite && (
          <PostButton action={`/desk/cases/${kase.ref}/reopening`} label="Open this case again" kind="secondary" />
        )
      }
      route={<RouteWords view={view} />}
    />
  );
}

function PassedCard({ view }: { view: CaseView }) {
  return (
    <NextStep
      title="The complaints team has this now."
      detail="PALS has nothing more to do, unless the person comes back to you."
      actions={
        view.mayWrite && (
          <ButtonLink href={`/desk/cases/${view.kase.ref}/closure`} label="Close case" kind="secondary" />
        )
      }
      route={<RouteWords view={view} />}
    />
  );
}
