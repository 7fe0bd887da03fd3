import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, FileField, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { errorOf, type Filled, fieldOf } from '../platform/forms.ts';
import { dateTimeWords } from '../platform/time.ts';
import { HELP } from './entry.tsx';
import { LINES_PER_PAGE } from './imports.rules.ts';
import type { Counts, HelpImport } from './imports.ts';

const STATE_WORDS: Record<HelpImport['state'], string> = {
  reading: 'Being looked at',
  looked: 'Looked at, not taken yet',
  waiting: 'Being taken in',
  done: 'Taken in',
  failed: 'Did not work',
  taking_back: 'Being taken back',
  taken_back: 'Taken back',
  dropped: 'Thrown away',
};

const count = (many: number, word = 'service') => `${many.toLocaleString('en-GB')} ${word}${many === 1 ? '' : 's'}`;

type ListProps = { at: string; imports: readonly HelpImport[]; filled: Filled; now: Date; fetches: boolean };

export function ImportsPage({ at, imports, filled, now, fetches }: ListProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <p>
        <a href={HELP}>Help for people</a>
      </p>
      <PageHeading
        title="Import help"
        lede="A feed in Open Referral UK 3.0. You see what it would do before anything changes."
      />
      <form method="post" action={at} encType="multipart/form-data" noValidate>
        <TextField
          {...fieldOf(filled, 'source')}
          label="Name of the feed"
          hint="Like “Anytown Council”. Give the same name each time: services are known again by it."
          width={30}
        />
        <TextField
          {...fieldOf(filled, 'licence')}
          label="Licence (optional)"
          hint="As its publisher names it, like “Open Government Licence v3.0”. The public reads it with each service."
          width={30}
        />
        <FileField
          name="files"
          label="Files"
          hint="JSON, at most 60 MB together"
          accept=".json,application/json"
          multiple
          error={errorOf(filled, 'files')}
        />
        {fetches && (
          <TextField
            {...fieldOf(filled, 'address')}
            label="Or its address"
            hint="We fetch all of it from there. Like https://example.org/services"
            type="url"
          />
        )}
        <Button label="Look at it" />
      </form>
      {imports.length > 0 && <h2 className="nhsuk-heading-m">Imports</h2>}
      <ul className="app-results">
        {imports.map((one) => (
          <li className="app-results__item" key={one.id}>
            <p>
              <a href={`${at}/${one.id}`}>{`${one.source}, ${dateTimeWords(one.made_at, now)}`}</a>
            </p>
            <p className="app-secondary">
              {[STATE_WORDS[one.state], ...(one.total > 0 ? [count(one.total)] : [])].join(': ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

type Props = {
  at: string;
  known: HelpImport;
  counts: Counts;
  refused: readonly { position: number; name: string; refused: string | null }[];
  /** What leaves the directory with it. */
  ending: readonly { position: number; name: string }[];
  page: number;
  /** Where the import is that was taken in after it. */
  later: string | undefined;
};

/** What the feed would do, or did: every service that is refused with its reason. */
export function ImportPage(props: Props) {
  const { at, known, counts } = props;
  const isRead = known.state !== 'reading' && known.state !== 'failed';
  return (
    <>
      <p>
        <a href={`${HELP}/imports`}>Import help</a>
      </p>
      {known.state === 'done' && <Banner still>{`Taken in: ${count(counts.taken)}.`}</Banner>}
      <PageHeading title={`${known.source}: ${STATE_WORDS[known.state].toLowerCase()}`} />
      {known.licence && <p className="app-secondary">{`Licence: ${known.licence}`}</p>}
      {known.state === 'reading' && <Reading at={at} known={known} />}
      {known.trouble && (
        <InsetText>
          {`${known.trouble} Nothing was changed. `}
          <a href={`${HELP}/imports`}>Try again</a>
        </InsetText>
      )}
      {isRead && <Read {...props} />}
    </>
  );
}

/** Works without script: the page is asked for again. */
function Reading({ at, known: { address, total, done } }: Pick<Props, 'at' | 'known'>) {
  const far = `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} are looked at. `;
  const fetched = done > 0 ? `${count(done)} came so far. ` : 'It is being fetched. ';
  return (
    <>
      <InsetText>
        {total > 0 ? far : address ? fetched : 'It is being read. '}
        <a href={at}>Look again</a>
      </InsetText>
      <PostButton action={`${at}/dropping`} kind="quiet" label="Stop, and throw it away" />
    </>
  );
}

function Read({ at, known, counts, refused, ending, page, later }: Props) {
  const notes = known.notes as string[];
  return (
    <>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{`New: ${count(counts.add)}`}</li>
        <li>{`Changed: ${count(counts.change)}. What your trust wrote over stays.`}</li>
        <li>{`The same as before: ${count(counts.same)}`}</li>
        {counts.end > 0 && <li>{`Not offered any more: ${count(counts.end)}. Taken out of the directory.`}</li>}
        <li>{`Refused: ${count(counts.refused)}`}</li>
      </ul>
      {known.state === 'looked' && <Decide at={at} wanted={counts.add + counts.change + counts.end} />}
      {(known.state === 'waiting' || known.state === 'taking_back') && (
        <InsetText>
          {`${known.done.toLocaleString('en-GB')} of ${known.total.toLocaleString('en-GB')} are worked through. Nothing shows before all are. `}
          <a href={at}>Look again</a>
        </InsetText>
      )}
      {known.state === 'done' && <TakeBack at={at} source={known.source} later={later} />}
      {notes.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Left out of services that are taken</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {ending.length > 0 && <Services title="Not offered any more" many={counts.end} lines={ending} />}
      {refused.length > 0 && <Services title="Refused" many={counts.refused} lines={refused} />}
      <Pagination
        page={page}
        pages={Math.ceil(Math.max(counts.refused, counts.end) / LINES_PER_PAGE)}
        href={(to) => `${at}?page=${to}`}
      />
    </>
  );
}

/** What came later stands on this one. */
function TakeBack({ at, source, later }: { at: string; source: string; later: string | undefined }) {
  if (!later)
    return (
      <PostButton
        action={`${at}/taking-back`}
        kind="secondary"
        label="Take all of it back"
        hiddenName={`: ${source}`}
      />
    );
  return (
    <InsetText>
      {'A later import of this feed was taken in. To take this one back, '}
      <a href={later}>take that one back first</a>.
    </InsetText>
  );
}

type Lines = readonly { position: number; name: string; refused?: string | null }[];

function Services({ title, many, lines }: { title: string; many: number; lines: Lines }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{`${title}: ${count(many)}`}</h2>
      <ul className="app-results">
        {lines.map((one) => (
          <li className="app-results__item" key={one.position}>
            <p>{lineWords(one)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

const lineWords = ({ position, name, refused }: Lines[number]) =>
  `Service ${position.toLocaleString('en-GB')}${name ? ` (${name})` : ''}${refused ? `: ${refused}` : ''}`;

function Decide({ at, wanted }: { at: string; wanted: number }) {
  return (
    <>
      {wanted === 0 && <p>Nothing in it is new or changed. Only the days of the checks are taken in.</p>}
      <form method="post" action={`${at}/taking`}>
        <Checkboxes
          name="vouched"
          label="Who finds it?"
          hint="The public finds a service that its publisher checked in the last 180 days. All others are for officers until somebody here has looked."
          choices={[{ value: 'yes', label: 'We have checked this feed: all of it counts as checked today' }]}
        />
        <ButtonRow>
          <Button label={wanted > 0 ? `Take in ${count(wanted)}` : 'Take in the checks'} />
        </ButtonRow>
      </form>
      <ButtonRow>
        <PostButton action={`${at}/dropping`} kind="quiet" label="Throw it away" />
      </ButtonRow>
    </>
  );
}
