import { Button } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import { WORDS_OF } from './entries.forms.ts';

type Props = { reference: string; action: string; filled: Filled };

/** `was`: the words as they stood when the page was opened, so that another window is not overruled. */
export function CorrectEntry({ reference, action, filled, minutes, was }: Props & { minutes: number; was: Texts }) {
  const names = (['body', 'words', 'told'] as const).filter((name) => Object.hasOwn(was, name));
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Correct a slip</h1>
      <p>You can correct it for {minutes} minutes after you wrote it. Later, add a new note.</p>
      <form method="post" action={action} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        {names.map((name) => (
          <TextArea key={name} {...fieldOf(filled, name)} label={WORDS_OF[name]} labelSize="s" rows={6} />
        ))}
        <Button label="Save the correction" />
      </form>
    </>
  );
}

export function EnteredInError({ reference, action, filled, words }: Props & { words: string }) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Entered in error</h1>
      <p>The entry stays, struck through, with your name and the reason.</p>
      {words && <InsetText>{words}</InsetText>}
      <form method="post" action={action} noValidate>
        <TextField {...fieldOf(filled, 'reason')} label="Why is it wrong?" labelSize="s" width={30} />
        <Button label="Mark as entered in error" />
      </form>
    </>
  );
}
