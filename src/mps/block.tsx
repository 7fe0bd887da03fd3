import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Facts, MiniDetails, RailBlock } from '../platform/components/panels.tsx';
import { OfficeForm } from './answers.tsx';

type LetterProps = {
  reference: string;
  mayWrite: boolean;
  answered: boolean;
  facts: readonly { key: string; value: string }[];
  consent: string;
  /** Where it is asked or recorded that the MP may be told; empty once they may. */
  askHref: string;
  standing: string;
  /** Their office does not know yet that we have it. */
  mayTell: boolean;
  /** Who gets the answer to sign, while it is not with them. */
  toSign: { words: string; email: string } | '';
};

/** On the page of a case. */
export function LetterBlock(props: LetterProps) {
  const { reference, mayWrite, answered, facts, consent, askHref, standing } = props;
  const at = `/desk/cases/${reference}/mp-letter`;
  return (
    <RailBlock title="MP letter" action={mayWrite && <a href={at}>Change</a>}>
      <p>
        <strong>{standing}</strong>
      </p>
      <Facts rows={facts.map(({ key, value }) => ({ key, value: <span className="app-as-typed">{value}</span> }))} />
      <p>{consent}</p>
      {mayWrite && askHref && (
        <p>
          <a href={askHref}>Record who agreed</a>
        </p>
      )}
      <p className="app-secondary">This rule is not yet checked: ask your information governance lead.</p>
      {mayWrite && !answered && <Acts {...props} />}
    </RailBlock>
  );
}

function Acts({ reference, mayTell, toSign }: LetterProps) {
  const at = `/desk/cases/${reference}/mp-letter`;
  return (
    <>
      {mayTell && (
        <MiniDetails summary="Their office knows that we have it">
          <OfficeForm reference={reference} filled={{ typed: { office_how: 'email' }, errors: [] }} />
        </MiniDetails>
      )}
      <ButtonRow>
        {toSign && (
          <PostButton
            kind="quiet"
            action={`${at}/signing`}
            label="It went to be signed"
            hiddenName={`: by ${toSign.words}`}
          />
        )}
        <ButtonLink kind="secondary" href={`${at}/answer`} label="The answer went" />
      </ButtonRow>
      {toSign && toSign.email !== '' && <p className="app-secondary">Drafts to sign go to {toSign.email}</p>}
    </>
  );
}

/** The type was chosen by hand: who the MP is, is not written down yet. */
export function NoLetterBlock({ reference, mayWrite }: { reference: string; mayWrite: boolean }) {
  return (
    <RailBlock title="MP letter">
      <p>It is not written down yet who the MP is, and who asked them to write.</p>
      {mayWrite && <ButtonLink kind="secondary" href={`/desk/cases/${reference}/mp-letter`} label="Write it down" />}
    </RailBlock>
  );
}
