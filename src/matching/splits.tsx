import type { ReactNode } from 'react';
import { BackToCase, CASE_TYPES, TYPE_WORDS } from '../cases/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/choices.tsx';
import { Select, TextArea, TextField } from '../platform/components/inputs.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';

type Part = { id: string; ref: string; words: string };
type Props = {
  reference: string;
  contact: string;
  said: string;
  when: string;
  parts: readonly Part[];
  filled: Filled;
  /** Which files of the contact go along. */
  files: ReactNode;
};

/** A contact about two matters: the words of the other one go to its case too. */
export function SplitContact({ reference, contact, said, when, parts, filled, files }: Props) {
  const action = `/desk/cases/${reference}/contacts/${contact}/split`;
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>This is about two matters</h1>
      <p>{when}. It stays here as it is. Its author, its channel and its time go with the words.</p>
      <InsetText>{said}</InsetText>
      {parts.map(({ id, ref, words }) => (
        <p key={id}>
          In <a href={`/desk/cases/${ref}`}>{ref}</a>: {words}{' '}
          <PostButton kind="link" action={`${action}/${id}/undo`} label="Undo" hiddenName={`: ${ref}`} />
        </p>
      ))}
      <form method="post" action={action} noValidate data-ctrl-enter="">
        <TextArea
          {...field('words')}
          label="Which words are about the other matter?"
          labelSize="s"
          hint="Take out what is only about this one."
          rows={6}
        />
        {files}
        <Radios
          {...field('where')}
          label="Which case do they go to?"
          choices={[
            {
              value: 'new',
              label: 'A new case',
              children: (
                <Select
                  {...field('type')}
                  label="What is the other matter?"
                  choices={CASE_TYPES.map((type) => ({ value: type, label: TYPE_WORDS[type] }))}
                />
              ),
            },
            {
              value: 'known',
              label: 'A case that we have',
              children: <TextField {...field('ref')} label="Number of the case" hint="Like PAL-26-0412" width={20} />,
            },
          ]}
        />
        <Button label="Save" />
      </form>
    </>
  );
}
