import { PostButton } from '../platform/components/buttons.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { type Day, dateWords, shortDate } from '../platform/time.ts';
import { TEMPLATES, waysWords } from './templates.tsx';
import type { Held } from './versions.rules.ts';

type Props = {
  template: string;
  name: string;
  versions: readonly Held[];
  names: ReadonlyMap<string, string>;
  today: Day;
  done: string;
};

/** All that a template ever said: who saved it, since when it held, and the way back. */
export function VersionsPage({ template, name, versions, names, today, done }: Props) {
  const planned = versions.some(({ state }) => state === 'planned');
  return (
    <>
      <p>
        <a href={`${TEMPLATES}/${template}`}>Back to {name}</a>
      </p>
      {done && <Banner>{done}</Banner>}
      <PageHeading title={`Versions of “${name}”`} lede="Nothing is lost: every version that was saved is here." />
      {versions.map((version) => (
        <VersionCard
          key={version.id}
          version={version}
          names={names}
          today={today}
          again={againLabel(version, planned)}
        />
      ))}
    </>
  );
}

/** What holds now can be kept, where something else is planned to take its place. */
function againLabel({ state }: Held, planned: boolean): string {
  if (state === 'planned') return '';
  if (state === 'now') return planned ? 'Keep this version' : '';
  return 'Use this version again';
}

type CardProps = { version: Held; again: string } & Pick<Props, 'names' | 'today'>;

function VersionCard({ version, names, today, again }: CardProps) {
  const { id, template_id, number, ways, subject, body, retired } = version;
  return (
    <Card title={`Version ${number}`} action={<span className="app-secondary">{stateWords(version, today)}</span>}>
      <p>
        {savedWords(version, names, today)}
        {retired && ' Not in use from then on.'}
      </p>
      <MiniDetails summary="What it says" hiddenName={`in version ${number}`}>
        <p className="app-secondary">{waysWords(ways)}</p>
        {subject && (
          <p>
            <strong>{subject}</strong>
          </p>
        )}
        <p className="app-as-typed">{body}</p>
      </MiniDetails>
      {again && (
        <div className="app-card__actions">
          <PostButton
            kind="quiet"
            action={`${TEMPLATES}/${template_id}/versions`}
            label={again}
            hiddenName={`: version ${number}`}
            fields={{ version: id }}
          />
        </div>
      )}
    </Card>
  );
}

function stateWords({ state, valid_from, until }: Held, today: Day): string {
  if (state === 'now') return 'In use now';
  if (state === 'planned') return `From ${dateWords(valid_from, today)} on`;
  if (state === 'never') return 'Planned, and never used';
  return until ? `In use until ${dateWords(until, today)}` : 'Not in use';
}

function savedWords({ made_by, made_at, valid_from, again_of }: Held, names: Props['names'], today: Day): string {
  if (!made_by) return 'As shipped.';
  const who = names.get(made_by) ?? 'a colleague';
  const from = valid_from > shortDay(made_at) ? `, to hold from ${shortDate(valid_from, today)}` : '';
  return `Saved by ${who}, ${dateWords(made_at, today)}${from}.${again_of ? ' The words of a former version.' : ''}`;
}

const shortDay = (at: Date): Day => at.toISOString().slice(0, 10);
