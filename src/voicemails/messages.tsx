import { type TimeChoice, WhenFields } from '../calendar/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Select, TextArea, TextField } from '../platform/components/inputs.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { ANYBODY } from './messages.forms.ts';

type Props = {
  filled: Filled;
  colleagues: readonly { id: string; name: string }[];
  times: readonly TimeChoice[];
  draft: DraftOf;
};

/** "Please ring this number back": five answers, kept while they are typed. */
export function NewMessage({ filled, colleagues, times, draft }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Leave a message for a colleague" lede="They see it in My day, as something to do." />
      <DraftForm action="/desk/messages/new" draft={draft}>
        <Select
          {...field('owner')}
          label="Who is it for?"
          blank="Choose a colleague"
          choices={[
            { value: ANYBODY, label: 'Whoever is free first' },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField {...field('who')} label="Who rang?" width={30} />
        <TextField {...field('number')} label="Number to ring back" type="tel" width={20} />
        <TextField {...field('case')} label="Case number (optional)" hint="Like PAL-26-0412" width={20} />
        <TextArea {...field('words')} label="What is it about?" rows={4} />
        <WhenFields label="Ring back" times={times} filled={filled} />
        <ButtonRow>
          <Button label="Leave message" />
          <a href="/desk">Cancel</a>
        </ButtonRow>
      </DraftForm>
    </>
  );
}
