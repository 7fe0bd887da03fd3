import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';

export const POSTED = '/desk/letters/post';

/** So many are one PDF: a second's work, and some 60 MB of memory while it is done. */
export const IN_A_PILE = 100;

type Line = { id: string; ref: string; to: string; words: string; missing: string };

type Props = { day: string; date: string; lines: readonly Line[]; elsewhere: number; filled: Filled };

/** One PDF of all; of very many several, one after the other. */
function Piles({ day, ready }: { day: string; ready: number }) {
  if (ready === 0) return null;
  const piles = Array.from({ length: Math.ceil(ready / IN_A_PILE) }, (_, at) => at);
  const words = (at: number) => {
    if (ready === 1) return 'Print it (PDF)';
    if (piles.length === 1) return `Print all ${ready} (one PDF)`;
    return `Print ${at * IN_A_PILE + 1} to ${Math.min(ready, (at + 1) * IN_A_PILE)} (one PDF)`;
  };
  return (
    <ButtonRow>
      {piles.map((at) => (
        <ButtonLink
          key={at}
          kind={at === 0 ? 'primary' : 'secondary'}
          href={`${POSTED}/pdf?day=${day}${at > 0 ? `&part=${at + 1}` : ''}`}
          label={words(at)}
        />
      ))}
    </ButtonRow>
  );
}

/** All letters of a day, to be printed together. */
export function PostedPage({ day, date, lines, elsewhere, filled }: Props) {
  const ready = lines.filter(({ missing }) => missing === '').length;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Letters by post" lede={`For you to print and post: ${date}.`} />
      {lines.length === 0 ? (
        <EmptyState action={<a href="/desk/cases">Look at the cases</a>}>
          {elsewhere > 0 ? 'No letter of that day is for you to print.' : 'No letter went by post that day.'}
        </EmptyState>
      ) : (
        <>
          <Piles day={day} ready={ready} />
          <ul className="app-results">
            {lines.map(({ id, ref, to, words, missing }) => (
              <li className="app-results__item" key={id}>
                <a className="app-results__title" href={`/desk/cases/${ref}/letters/${id}`}>
                  {to}
                </a>
                <p className="app-secondary">{words}</p>
                {missing && <InsetText>{missing} Open it, and print it from the browser.</InsetText>}
              </li>
            ))}
          </ul>
        </>
      )}
      {elsewhere > 0 && (
        <p>
          {elsewhere === 1 ? '1 letter was' : `${elsewhere} letters were`} printed and posted for you, and not listed
          here.
        </p>
      )}
      <form method="get" action={POSTED} noValidate>
        <TextField
          {...fieldOf(filled, 'day')}
          label="Another day"
          hint="Like today, yesterday or 4/1/2027"
          labelSize="s"
          width={10}
        />
        <Button kind="secondary" label="Show" />
      </form>
    </>
  );
}
