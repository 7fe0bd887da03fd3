import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Filled } from '../platform/forms.ts';
import { ElsewhereFields } from './elsewhere-fields.tsx';
import type { PostLine } from './lines.ts';

type Props = { lines: readonly PostLine[]; act: 'attach' | 'elsewhere'; filled: Filled };

const piecesWords = (count: number) => (count === 1 ? '1 piece' : `${count} pieces`);

/** What will become of what was ticked, before it does. */
export function BulkLook({ lines, act, filled }: Props) {
  const goes = act === 'attach' ? lines.filter(({ ref }) => ref) : lines;
  const stays = lines.filter((line) => !goes.includes(line));
  return (
    <>
      <p>
        <a href="/desk/post">Back to Post</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Sort post" lede="Nothing has changed yet." />
      {goes.length > 0 && (
        <form method="post" action="/desk/post/sorting" noValidate>
          <HiddenFields fields={{ act }} />
          {goes.map(({ id }) => (
            <input key={id} type="hidden" name="mail" value={id} />
          ))}
          <h2 className="nhsuk-heading-s">
            {act === 'attach'
              ? `${piecesWords(goes.length)} will be attached`
              : `${piecesWords(goes.length)}: not for us`}
          </h2>
          <Pieces lines={goes} toCase={act === 'attach'} />
          {act === 'elsewhere' && <ElsewhereFields filled={filled} />}
          <ButtonRow>
            <Button label={act === 'attach' ? 'Attach' : 'Not for us'} />
            <a href="/desk/post">Cancel</a>
          </ButtonRow>
        </form>
      )}
      {stays.length > 0 && (
        <section className="app-section">
          <h2 className="nhsuk-heading-s">{piecesWords(stays.length)} will stay in Post</h2>
          <p>Whoever sent it has no open case or several, or it is not certain who wrote. Open it and choose.</p>
          <Pieces lines={stays} />
        </section>
      )}
    </>
  );
}

function Pieces({ lines, toCase = false }: { lines: readonly PostLine[]; toCase?: boolean }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {lines.map(({ id, subject, from, ref }) => (
        <li key={id}>
          <a href={`/desk/post/${id}`}>{subject}</a> <span className="app-secondary">from {from}</span>
          {toCase && ref && (
            <>
              {' '}
              to <a href={`/desk/cases/${ref}`}>{ref}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
