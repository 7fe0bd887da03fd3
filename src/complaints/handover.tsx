import { AT_HANDOVER, BackToCase, channelChoices, FateFields } from '../cases/index.ts';
import { DraftForm } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { HOW_WORDS, HOWS } from './complaints.rules.ts';

export type HandOverProps = {
  reference: string;
  who: string;
  /** Of the patient it is recorded that they agreed, or it is their own. */
  mayComplain: boolean;
  firstTold: string;
  promises: readonly { id: string; title: string }[];
  filled: Filled;
  draft: { about: string; owner: string; revision: number; noun: string };
};

/** Who agreed and when they complained: the rest of the package is in the case already. */
export function HandOverPage({ reference, who, mayComplain, firstTold, promises, filled, draft }: HandOverProps) {
  const field = (name: string) => fieldOf(filled, name);
  const them = who || 'the person';
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`Hand ${reference} to the complaints team`} />
      <InsetText>
        They get everything that stands in the case, so that {them} tells it only once. The day of the first contact,{' '}
        {firstTold}, stays. Nothing in it stays with PALS to do.
      </InsetText>
      <DraftForm action={`/desk/cases/${reference}/complaint`} draft={draft}>
        <FateFields promises={promises} fates={AT_HANDOVER} usual="passed" filled={filled} />
        <Radios
          {...field('agreed')}
          label="Did they agree that the complaints team gets what they told us?"
          choices={[
            {
              value: 'yes',
              label: 'Yes',
              children: (
                <>
                  <TextField {...field('agreed_by')} label="Who agreed?" autoComplete="off" />
                  <div className="app-field-row">
                    <Select
                      {...field('agreed_how')}
                      label="How?"
                      choices={HOWS.map((how) => ({ value: how, label: capital(HOW_WORDS[how]) }))}
                    />
                    <TextField {...field('agreed_on')} label="When?" width={10} autoComplete="off" />
                  </div>
                </>
              ),
            },
            { value: 'no', label: 'No, or not asked yet' },
          ]}
        />
        {!mayComplain && (
          <InsetText>
            It is not recorded that the patient agreed to this complaint.{' '}
            <a href={`/desk/cases/${reference}/consents`}>Record it under “Who may be told what”</a>. Said is enough to
            hand over; the complaints team asks for it in writing.
          </InsetText>
        )}
        <div className="app-field-row">
          <TextField {...field('made_on')} label="When did they complain?" width={10} autoComplete="off" />
          <Select {...field('made_how')} label="How?" choices={channelChoices} />
        </div>
        <TextArea
          {...field('points')}
          label="What is the complaint about? (optional)"
          hint="One point on each line, in their order."
          rows={3}
        />
        <TextArea {...field('wanted')} label="What do they want? (optional)" hint="In their words." rows={2} />
        <TextArea
          {...field('words')}
          label="What else does the complaints team need to know? (optional)"
          hint="Like what was tried."
          rows={3}
        />
        <ButtonRow>
          <Button label="Hand over to complaints" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </DraftForm>
    </>
  );
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
