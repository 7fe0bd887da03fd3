import { ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { TOLD_HOW } from './tables.ts';

export const HOW_WORDS: Record<(typeof TOLD_HOW)[number], string> = {
  spoken: 'Said',
  leaflet: 'Given on paper',
  both: 'Said and given',
};

type Line = { code: string; label: string; words: string; knows: string; said: string; ticked: boolean };

/** Beside a call: each line is read aloud or left out, in any order, and ticked as it is said. */
export function ExplainedPage({
  reference,
  lines,
  mayWrite,
}: {
  reference: string;
  lines: readonly Line[];
  mayWrite: boolean;
}) {
  const at = `/desk/cases/${reference}/bereavement`;
  return (
    <>
      <p>
        <a href={at}>After the death: all steps</a>
      </p>
      <PageHeading title="What to explain and give" lede="Say only what they want to hear today. The rest can wait." />
      <ul className="nhsuk-list nhsuk-list--border">
        {lines.map((line) => (
          <li key={line.code} id={line.code}>
            <h2 className="nhsuk-heading-s">{line.label}</h2>
            <p className="app-prompt__say">{`“${line.words}”`}</p>
            {line.knows && <p className="app-secondary">For you: {line.knows}</p>}
            {line.said && <p className="app-secondary">{line.said}</p>}
            {mayWrite && <Acts at={at} line={line} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Acts({ at, line: { code, label, said, ticked } }: { at: string; line: Line }) {
  if (ticked)
    return (
      <PostButton
        kind="link"
        action={`${at}/told/removal`}
        label="Not said after all"
        hiddenName={`: ${label}`}
        fields={{ item: code }}
      />
    );
  if (said) return null;
  const tick = (how: string, words: string) => (
    <PostButton
      kind="quiet"
      action={`${at}/told`}
      label={words}
      hiddenName={`: ${label}`}
      fields={{ item: code, how }}
    />
  );
  return (
    <ButtonRow>
      {tick('spoken', 'Said')}
      {tick('leaflet', 'Given on paper')}
      {tick('both', 'Both')}
    </ButtonRow>
  );
}
