import { workingMinutesBetween } from '../calendar/index.ts';
import { ButtonLink } from '../platform/components/buttons.tsx';
import { RailLine, RailLines } from '../platform/components/panels.tsx';
import { RailBlock } from '../platform/components/rail.tsx';
import type { CaseView } from './show.ts';
import type { ServiceLine } from './show-steps.ts';
import { pastWords } from './steps.rules.ts';

/** Questions to services: asked, answered or due. */
export function QuestionsColumn({ view }: { view: CaseView }) {
  const { kase, services, mayWrite } = view;
  const ask = view.steps.find((step) => step.kind === 'ask_service');
  const mayAsk = mayWrite && !kase.closed_at && !kase.handed_over_at;
  if (services.length === 0 && !ask)
    return (
      <RailLines>
        <RailLine
          title="Questions to services"
          fact="None asked"
          action={mayAsk && <a href={`/desk/cases/${kase.ref}/questions/new`}>Ask a service</a>}
        />
      </RailLines>
    );
  return (
    <RailBlock title="Questions to services">
      {services.length === 0 && <p>None asked yet.</p>}
      {services.map((line) => (
        <div className="app-person" key={line.id}>
          <p>
            <strong>{line.place}</strong>
            <br />
            {serviceWords(line, view)}
          </p>
          {view.shows.services.get(line.id)}
        </div>
      ))}
      {mayAsk && (
        <div className="app-buttons">
          {ask && (
            <ButtonLink
              kind="quiet"
              href={`/desk/cases/${kase.ref}?do=asked&on=${ask.id}#do`}
              label="I have asked them"
            />
          )}
          <ButtonLink kind="quiet" href={`/desk/cases/${kase.ref}/questions/new`} label="Ask another" />
        </div>
      )}
    </RailBlock>
  );
}

function serviceWords({ askedAt, answeredAt, due }: ServiceLine, { now, calendar }: CaseView): string {
  if (answeredAt) {
    const hours = askedAt ? Math.round(workingMinutesBetween(askedAt, answeredAt, calendar.hours) / 60) : undefined;
    const after =
      hours === undefined
        ? ''
        : `, ${hours === 0 ? 'within the hour' : `after ${hours} working hour${hours === 1 ? '' : 's'}`}`;
    return `Answered at ${pastWords(answeredAt, now)}${after}`;
  }
  const asked = askedAt ? `Asked at ${pastWords(askedAt, now)}` : 'Asked';
  if (!due) return `${asked}, no answer is waited for`;
  return `${asked}, answer ${due < now ? 'was due' : 'due'} ${pastWords(due, now)}`;
}
