import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Radios, Select, TextField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { BELONGINGS, FATES } from './tables.ts';

export const KIND_WORDS: Record<(typeof BELONGINGS)[number], string> = {
  money: 'Money',
  jewellery: 'Jewellery',
  clothes: 'Clothes',
  papers: 'Papers',
  devices: 'Phone, glasses, hearing aids',
  other: 'Something else',
};

export const FATE_WORDS: Record<(typeof FATES)[number], string> = {
  collected: 'Collected and signed for',
  with_them: 'Stays with the person who died',
  given_up: 'The family does not want it',
  unclaimed: 'Nobody claimed it in the time we keep things',
  mistake: 'Written down by mistake',
};

export type BelongingLine = { id: string; what: string; words: string; gone: string };

type Props = {
  reference: string;
  lines: readonly BelongingLine[];
  adding: Filled;
  out: { id: string; filled: Filled } | undefined;
  mayWrite: boolean;
};

export function BelongingsPage({ reference, lines, adding, out, mayWrite }: Props) {
  const at = `/desk/cases/${reference}/bereavement`;
  return (
    <>
      <ErrorSummary errors={(out?.filled ?? adding).errors} />
      <p>
        <a href={`${at}/steps/belongings`}>Back to belongings</a>
      </p>
      <PageHeading title="What they had with them" lede={reference} />
      {lines.length === 0 && <EmptyState>Nothing is written down yet.</EmptyState>}
      <ul className="nhsuk-list nhsuk-list--border">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
            {mayWrite && line.gone && (
              <ButtonRow>
                <PostButton
                  kind="quiet"
                  action={`${at}/belongings/${line.id}/restoration`}
                  label="Undo: it is still here"
                  hiddenName={`: ${line.what}`}
                />
              </ButtonRow>
            )}
            {mayWrite && !line.gone && <SignOut at={`${at}/belongings/${line.id}/signing-out`} line={line} out={out} />}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Card title="Write something down">
          <form method="post" action={`${at}/belongings`} noValidate data-ctrl-enter="">
            <TextField
              {...fieldOf(adding, 'what')}
              label="What?"
              hint="One thing, like a watch or a brown purse with £20"
              autoComplete="off"
            />
            <Select
              {...fieldOf(adding, 'kind')}
              label="Kind"
              choices={BELONGINGS.map((value) => ({ value, label: KIND_WORDS[value] }))}
            />
            <TextField {...fieldOf(adding, 'kept_where')} label="Where it is kept" autoComplete="off" />
            <TextField {...fieldOf(adding, 'listed_on')} label="Written down on" width={10} autoComplete="off" />
            <Button label="Add to the list" kind="secondary" />
          </form>
        </Card>
      )}
    </>
  );
}

function Line({ line: { what, words, gone } }: { line: BelongingLine }) {
  return (
    <>
      {what}
      <br />
      <span className="app-secondary">{words}</span>
      {gone && (
        <>
          <br />
          <strong>{gone}</strong>
        </>
      )}
    </>
  );
}

function SignOut({ at, line, out }: { at: string; line: BelongingLine; out: Props['out'] }) {
  const mine = out?.id === line.id ? out.filled : { typed: { out_on: 'today' }, errors: [] };
  const field = (name: string) => ({
    ...{ name, id: `${line.id}-${name}`, value: typedText(mine, name), error: errorOf(mine, name) },
  });
  return (
    <MiniDetails summary="Sign it out" hiddenName={`: ${line.what}`} open={out?.id === line.id}>
      <form method="post" action={at} noValidate>
        <Radios
          {...field('fate')}
          label="What became of it?"
          choices={FATES.map((value) => ({ value, label: FATE_WORDS[value] }))}
        />
        <TextField
          {...field('out_to')}
          label="Who signed for it"
          hint="And who they are to the person"
          autoComplete="off"
        />
        <TextField {...field('out_on')} label="On" width={10} autoComplete="off" />
        <Button label="Save" hiddenName={`: ${line.what}`} kind="secondary" />
      </form>
    </MiniDetails>
  );
}

/** Within the step of the pathway. */
export function BelongingsPart({
  href,
  lines,
  mayWrite,
}: {
  href: string;
  lines: readonly BelongingLine[];
  mayWrite: boolean;
}) {
  return (
    <Card title="The list">
      {lines.length === 0 ? <p>Nothing is written down yet.</p> : null}
      <ul className="nhsuk-list nhsuk-list--border">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {mayWrite && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={href} label="Write down, or sign out" />
        </ButtonRow>
      )}
    </Card>
  );
}
