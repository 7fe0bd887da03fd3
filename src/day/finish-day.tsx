import type { DayRow } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/inputs.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { CoverNeeded, type CoverOffer, type OwnLeave } from '../team/index.ts';
import { Begun, Handover } from './day.tsx';
import type { Unfinished } from './rail.ts';
import { Rules } from './row.tsx';

export type FinishDayProps = {
  filled: Filled;
  draft: DraftOf;
  calls: readonly Unfinished[];
  notes: readonly Unfinished[];
  late: readonly DayRow[];
  /** Due before 10am on the next open day. */
  early: readonly DayRow[];
  /** "Wednesday 25 November". */
  next: string;
  written: readonly { id: string; by: string; body: string }[];
  kept: boolean;
  leave: readonly OwnLeave[];
  offers: readonly CoverOffer[];
  me: string;
};

/** What is still open at the end of a day, and a note for the team. Nothing here has to be done. */
export function FinishDay(props: FinishDayProps) {
  const { filled, draft, calls, notes, late, early, next, written, kept, leave, offers, me } = props;
  const settled = calls.length + notes.length + late.length + early.length === 0;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {kept && <Banner>Kept for the team for {next}.</Banner>}
      <PageHeading title="Finish the day" lede={`The team reads your note on ${next}.`} />
      {settled && (
        <EmptyState>Nothing is unfinished, nothing is late, and nothing is due before 10am on {next}.</EmptyState>
      )}
      <Begun title="Unfinished calls" items={calls} />
      <Begun title="Unfinished notes" items={notes} />
      <Rows title="Late" rows={late} />
      <Rows title={`Due before 10am on ${next}`} rows={early} />
      <Leave leave={leave} />
      <CoverNeeded offers={offers} mayWrite me={me} />
      <section aria-labelledby="handover">
        <h2 className="nhsuk-heading-s" id="handover">
          Handover note
        </h2>
        {written.map(({ id, by, body }) => (
          <Handover key={id} by={by} body={body} />
        ))}
        <DraftForm action="/desk/finish-day" draft={draft}>
          <TextArea {...fieldOf(filled, 'body')} label="What does the team need to know?" rows={5} />
          <ButtonRow>
            <Button label="Keep for the team" />
            <a href="/desk">Back to My day</a>
          </ButtonRow>
        </DraftForm>
      </section>
    </>
  );
}

/** One's own leave that is near, and whether it is covered. */
function Leave({ leave }: { leave: readonly OwnLeave[] }) {
  if (leave.length === 0) return null;
  return (
    <section className="app-rail__block" id="leave">
      <h2 className="app-card__title">Your time away</h2>
      <ul className="app-rail__list app-rows">
        {leave.map(({ id, span, open }) => (
          <li key={id}>
            <span>
              {span}{' '}
              <span className="app-secondary">
                {open === 0
                  ? 'Covered: nothing of yours falls due.'
                  : `${open} of yours ${open === 1 ? 'falls' : 'fall'} due.`}
              </span>
            </span>
            {open > 0 && (
              <ButtonLink
                kind="quiet"
                href={`/desk/absences/${id}/cover`}
                label="Choose who covers"
                hiddenName={span}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly DayRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="app-rail__block">
      <h2 className="app-card__title">{title}</h2>
      <ul className="app-rail__list app-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <a href={row.href}>{row.title}</a> <span className="app-secondary">{row.clock.words}</span>
              <Rules rules={row.rules} />
            </span>
            <span className="app-buttons">
              {!row.movedThere && (
                <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#move`} label="Move" hiddenName={row.title} />
              )}
              <ButtonLink
                kind="quiet"
                href={`/desk/promises/${row.id}#owner`}
                label="Reassign"
                hiddenName={row.title}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
