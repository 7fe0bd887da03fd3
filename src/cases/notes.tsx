import { Button } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';

type Props = { reference: string; action: string; filled: Filled };

export function BackToCase({ reference }: { reference: string }) {
  return (
    <p>
      <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
    </p>
  );
}

export function CorrectNote({ reference, action, filled, minutes }: Props & { minutes: number }) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <form method="post" action={action} noValidate data-ctrl-enter="">
        <TextArea
          name="body"
          label="Correct the note"
          labelSize="l"
          heading
          hint={`You can correct a slip for ${minutes} minutes after you wrote it. Later, add a new note.`}
          rows={6}
          value={typedText(filled, 'body')}
          error={errorOf(filled, 'body')}
        />
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
        <TextField
          name="reason"
          label="Why is it wrong?"
          labelSize="s"
          width={30}
          value={typedText(filled, 'reason')}
          error={errorOf(filled, 'reason')}
        />
        <Button label="Mark as entered in error" />
      </form>
    </>
  );
}
