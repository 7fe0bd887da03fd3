import { MiniDetails, RailLine, RailLines } from '../platform/components/panels.tsx';
import { RailBlock } from '../platform/components/rail.tsx';
import { isLateMatter } from './clock-moves.rules.ts';
import { clockLine } from './clocks.rules.ts';
import { LateMatter } from './clocks.tsx';
import type { CaseView } from './show.ts';

/** What is still to come of each kind stays in sight: our next aim, and the next limit of the law. */
function inSight(clocks: CaseView['clocks']): Set<string> {
  const running = clocks.filter(({ met_at }) => !met_at);
  const next = (nature: string) => running.find((clock) => clock.nature === nature && clock.name !== 'time_limit');
  return new Set([next('aim')?.id, next('statutory')?.id].filter((id) => id !== undefined));
}

/** Aims and limits, each with its working-out. */
export function ClocksBlock({ view }: { view: CaseView }) {
  const { kase, mayWrite } = view;
  const seen = inSight(view.clocks);
  const lines = view.clocks.map((clock) => ({
    id: clock.id,
    ...clockLine(clock, view.now, view.calendar.hours, kase.handed_over_at !== null),
  }));
  const more = lines.filter(({ id }) => !seen.has(id));
  const change = mayWrite && <a href={`/desk/cases/${kase.ref}/clocks`}>Change</a>;
  if (lines.length === 0)
    return (
      <RailLines>
        <RailLine title="By when" fact="Nothing is counted for this case" action={change} />
      </RailLines>
    );
  return (
    <RailBlock title="By when" action={change}>
      {isLateMatter(kase, view.clocks, view.now) && <LateMatter reference={kase.ref} />}
      {lines
        .filter(({ id }) => seen.has(id))
        .map((line) => (
          <ClockWords key={line.id} line={line} />
        ))}
      <MiniDetails
        summary={more.length > 0 ? `${moreDates(more.length)}, and how they are counted` : 'How it is counted'}
      >
        {more.map((line) => (
          <ClockWords key={line.id} line={line} />
        ))}
        {lines.map((line) => (
          <div key={line.id}>
            <p>{line.key}</p>
            <ul>
              {line.working.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        ))}
      </MiniDetails>
    </RailBlock>
  );
}

const moreDates = (count: number) => (count === 1 ? '1 more date' : `${count} more dates`);

function ClockWords({ line }: { line: { key: string; value: string; sure: boolean } }) {
  return (
    <p>
      <span className="app-secondary">{line.key}</span>
      <br />
      <strong>{line.value}</strong>
      {!line.sure && ' (not sure: see how it is counted)'}
    </p>
  );
}
