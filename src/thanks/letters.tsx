import type { ReactNode } from 'react';
import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { AfterPassing } from './after-passing.tsx';
import type { SeenThanks } from './letters.ts';

type SendProps = { reference: string; filled: Filled; seen: SeenThanks | undefined; draft: DraftOf };

/** To whoever is named: what they will read, and where it goes. */
export function SendThanks({ reference, filled, seen, draft }: SendProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title="Send thanks by email"
        lede="They get a link to what was said, and can say that they have read it."
      />
      <DraftForm action={`/desk/cases/${reference}/thanks/email#seen`} draft={draft}>
        <HiddenFields fields={{ seen: seen?.key }} />
        <TextField
          {...field('name')}
          label="Who is thanked?"
          hint="One person or team. Send it again to the next"
          autoComplete="off"
        />
        <TypeaheadField
          name="place"
          label="Ward or service"
          source="/desk/places/suggestions"
          value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
          error={errorOf(filled, 'place')}
        />
        <div className="app-field-row">
          <TextField {...field('email')} label="Their email" hint="If empty: that of the ward" autoComplete="off" />
          <TextField {...field('copy_to')} label="Copy to whoever leads them (optional)" autoComplete="off" />
        </div>
        <TextArea
          {...field('words')}
          label="What they said"
          hint="They read exactly this. Names of the people of this case are taken out, but for who gives the thanks if that is agreed"
          rows={6}
        />
        <AfterPassing filled={filled} closes="Close the case once it has gone, if nothing else is promised" />
        {seen && <Preview seen={seen} />}
        <ButtonRow>
          {seen ? (
            <>
              <Button label="Send it" name="act" value="send" />
              <Button kind="secondary" label="See it again" name="act" value="look" formNoValidate />
            </>
          ) : (
            <Button label="See what they will see" name="act" value="look" />
          )}
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </DraftForm>
    </>
  );
}

/** Nothing goes that was not seen like this before. */
function Preview({ seen }: { seen: SeenThanks }) {
  const { name, email, copyTo, words, giver } = seen;
  return (
    <section id="seen" aria-label={`What ${name} will see`}>
      <InsetText>
        <p>
          <strong>This is exactly what {name} will see.</strong>{' '}
          {giver && 'Before it they give a code that we email to them.'}
        </p>
        <p className="app-secondary">
          To {email}
          {copyTo && `, with a copy to ${copyTo}`}
        </p>
        <div className="app-letter">
          <Thanks title={<p className="nhsuk-heading-m">Thank you, {name}</p>} words={words} giver={giver} />
        </div>
      </InsetText>
    </section>
  );
}

function Thanks({ title, words, giver }: { title: ReactNode; words: string; giver: string }) {
  return (
    <>
      {title}
      <InsetText>
        <p className="app-as-typed" data-seen="words">
          {words}
        </p>
      </InsetText>
      <p>{giver ? `From ${giver}, through PALS` : 'From somebody who told PALS'}</p>
    </>
  );
}

type ReadProps = {
  path: string;
  name: string;
  words: string;
  giver: string;
  /** For whoever leads them. */
  copy: boolean;
  read: boolean;
  answer: string;
  phone: string | null;
  filled: Filled;
};

/** For whoever is named: what was said of them, one button, and a line back if they like. */
export function ReadThanks({ path, name, words, giver, copy, read, answer, phone, filled }: ReadProps) {
  const answers = !copy && answer === '';
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <Thanks
        title={<PageHeading title={copy ? `Thanks for ${name}` : `Thank you, ${name}`} />}
        words={words}
        giver={giver}
      />
      {!copy && read && (
        <>
          <p>
            <strong>You have read this. PALS knows.</strong>
          </p>
          {answer && <p className="app-as-typed">You wrote back: {answer}</p>}
        </>
      )}
      {answers && (
        <form method="post" action={`${path}/reading`} noValidate>
          <TextArea
            {...fieldOf(filled, 'answer')}
            label="A line back (optional)"
            hint="PALS can tell whoever thanked you. Please name no patients"
            rows={3}
          />
          <Button label={read ? 'Send the line' : 'I have read this'} large />
        </form>
      )}
      {phone && <p className="app-secondary">PALS: {phone}</p>}
    </>
  );
}
