import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { CodeRow } from './codes.ts';
import { LISTS, type SetList } from './settings.rules.ts';

type ListProps = { list: SetList; entries: readonly CodeRow[]; done: string };

/** One list as it is on offer today, and what is not offered any more. */
export function CodeListPage({ list, entries, done }: ListProps) {
  const base = `/desk/settings/lists/${list}`;
  const saved = entries.find(({ code }) => code === done);
  const offered = entries.filter(({ hidden }) => !hidden);
  const hidden = entries.filter((row) => row.hidden);
  return (
    <>
      {done && <Banner>{saved ? `${saved.label}: saved.` : 'Saved. It holds from the day you chose.'}</Banner>}
      <PageHeading
        title={LISTS[list].title}
        lede={LISTS[list].lede}
        actions={<ButtonLink kind="secondary" href={`${base}/new`} label="Add an entry" />}
      />
      <Entries base={base} entries={offered} />
      {hidden.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">Not offered any more</h2>
          <p>Cases that have one of these keep its name.</p>
          <Entries base={base} entries={hidden} />
        </>
      )}
      <p>
        <a href="/desk/settings">Back to Settings</a>
      </p>
    </>
  );
}

function Entries({ base, entries }: { base: string; entries: readonly CodeRow[] }) {
  return (
    <ul className="app-results">
      {entries.map((row) => (
        <li className="app-results__item" key={row.code}>
          <a className="app-results__title" href={`${base}/${row.code}`}>
            {row.label}
          </a>
          <p className="app-secondary">
            {[
              row.trust_id ? 'Your words' : 'As shipped',
              row.certainty === 'not yet checked' && !row.trust_id && 'not yet checked',
            ]
              .filter(Boolean)
              .join(', ')}
            {row.words.length > 0 &&
              ` – suggested by: ${row.words.slice(0, 6).join(', ')}${row.words.length > 6 ? ' …' : ''}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

type EditProps = {
  list: SetList;
  code: string | undefined;
  filled: Filled;
  history: readonly CodeRow[];
  fixed: boolean;
  today: Day;
};

export function EditCode({ list, code, filled, history, fixed, today }: EditProps) {
  const base = `/desk/settings/lists/${list}`;
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={code ? `${LISTS[list].title}: ${history[0]?.label}` : `${LISTS[list].title}: a new entry`} />
      <form method="post" action={code ? `${base}/${code}` : base} noValidate data-ctrl-enter="">
        <TextField {...field('label')} label="Name" width={30} />
        {LISTS[list].suggests && (
          <TextArea
            {...field('words')}
            label="Words in the notes that suggest it (optional)"
            hint="One a line. They offer the entry, and never choose it."
            rows={6}
          />
        )}
        <TextField
          {...field('from')}
          label="From which day?"
          hint="Today, or a later day like 4/1/2027. Earlier days keep their words."
          width={10}
        />
        <ButtonRow>
          <Button label={code ? 'Save entry' : 'Add entry'} />
          <a href={base}>Back without saving</a>
        </ButtonRow>
      </form>
      {code && <Offer base={`${base}/${code}`} history={history} fixed={fixed} today={today} />}
      {history.length > 1 && <History history={history} today={today} />}
    </>
  );
}

function Offer({
  base,
  history,
  fixed,
  today,
}: {
  base: string;
  history: readonly CodeRow[];
  fixed: boolean;
  today: Day;
}) {
  const now = history.find((row) => row.valid_from <= today && (row.valid_to === null || row.valid_to >= today));
  const own = history.some((row) => row.trust_id !== null && (row.valid_to === null || row.valid_to >= today));
  const ships = history.some((row) => row.trust_id === null);
  return (
    <ButtonRow>
      {own && ships && <PostButton kind="quiet" action={`${base}/restoration`} label="Use the shipped words again" />}
      {now && !now.hidden && !fixed && (
        <PostButton kind="quiet" action={`${base}/offer`} label="Stop offering it" fields={{ offered: 'no' }} />
      )}
      {now?.hidden && (
        <PostButton kind="quiet" action={`${base}/offer`} label="Offer it again" fields={{ offered: 'yes' }} />
      )}
      {fixed && <p>The desk itself works with this entry, so it stays on offer.</p>}
    </ButtonRow>
  );
}

function History({ history, today }: { history: readonly CodeRow[]; today: Day }) {
  return (
    <Card title="What it was called, and when">
      <LinesTable
        label="What it was called, and when"
        heads={['Name', 'From', 'Until']}
        rows={history.map((row) => ({
          id: `${row.trust_id} ${row.valid_from}`,
          cells: [
            row.hidden ? `${row.label} (not offered)` : row.label,
            row.trust_id ? dateWords(row.valid_from, today) : 'Shipped',
            row.valid_to ? dateWords(row.valid_to, today) : '',
          ],
        }))}
      />
    </Card>
  );
}
