import { NO_PHONE_NEEDS } from '../people/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { MiniDetails, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import type { CallNeeds } from './call-needs.ts';
import { NeedsAsked } from './needs-asked.tsx';
import { CallerOf, type CallerOfProps } from './number-of.tsx';
import { OtherPeople } from './others.tsx';
import { CallTypeahead, PickFrom, type Picks } from './pick.tsx';
import { SetButton } from './set-button.tsx';

type WhoProps = {
  id: string;
  filled: Filled;
  needs: CallNeeds;
  known: CallerOfProps['people'];
  picks: Picks;
  caseRef: string | undefined;
  channels: readonly Label[];
};
type Label = { code: string; label: string };

/** Who and where, needs, sharing: all of it can wait. */
export function WhoAndWhere({ id, filled, needs, known, picks, caseRef, channels }: WhoProps) {
  const before = typedText(filled, 'before') === 'yes' ? { hint: 'From before – check' } : {};
  return (
    <RailBlock title="Who and where">
      <GivenCase filled={filled} caseRef={caseRef} />
      <div className="app-field-row">
        <CallTypeahead filled={filled} name="caller" label="Caller (optional)" source="callers" />
        <NumberOrAddress filled={filled} {...before} />
      </div>
      <div data-part={`/desk/contacts/${id}/known`} data-part-from="caller caller_id phone" aria-live="polite">
        <CallerOf people={known} />
      </div>
      <PickFrom picks={picks} field="caller" label="Caller" />
      <div className="app-field-row">
        <CallTypeahead filled={filled} name="patient" label="Patient, if not the caller (optional)" source="patients" />
        <CallTypeahead filled={filled} name="place" label="Ward or service (optional)" source="places" shortcut="3" />
      </div>
      <PickFrom picks={picks} field="patient" label="Patient" />
      <PickFrom picks={picks} field="place" label="Ward or service" />
      <OtherPeople filled={filled} picks={picks} />
      <div data-show-when="patient,patient_known,child" className="app-field-row">
        <TextField
          {...at(filled, 'patient_known')}
          label="NHS number, hospital number or date of birth, if they offer it"
          autoComplete="off"
          width={20}
        />
        <Checkboxes
          name="child"
          label="Mark on the case"
          values={typedList(filled, 'child')}
          choices={[{ value: 'yes', label: 'Child or young person' }]}
        />
      </div>
      <div
        data-part={`/desk/contacts/${id}/patient`}
        data-part-from="patient patient_id patient_known"
        aria-live="polite"
      />
      <AfterDeath filled={filled} />
      <NeedsAsked filled={filled} needs={needs} {...before} />
      <div data-show-when="patient,relation,found_relation">
        <InsetText>
          Listen and write it down. Until the patient agrees, do not tell the caller anything about them – not even that
          they are here.
        </InsetText>
      </div>
      <Radios
        {...at(filled, 'sharing')}
        {...before}
        label="Can we talk to the ward about this?"
        columns={2}
        choices={[
          { value: 'name', label: 'Yes, use their name' },
          { value: 'no_name', label: 'Yes, without their name' },
          { value: 'keep', label: 'No, keep it in PALS' },
          { value: 'not_asked', label: 'Not asked yet', blank: true },
        ]}
      />
      <NotNow filled={filled} channels={channels} />
      <Hidden
        filled={filled}
        names={['case_id', 'answers', 'needs_before', 'before', 'subject', 'relation', 'after_death', 'no_rush']}
      />
    </RailBlock>
  );
}

const at = (filled: Filled, name: string) => fieldOf(filled, name);

function Hidden({ filled, names }: { filled: Filled; names: readonly string[] }) {
  return names.map((name) => <input key={name} type="hidden" name={name} defaultValue={typedText(filled, name)} />);
}

/** Somebody who cannot be phoned gives another address; both are on the page without script. */
function NumberOrAddress({ filled, hint }: { filled: Filled; hint?: string }) {
  const noPhone = `needs=${NO_PHONE_NEEDS.join('|')}`;
  return (
    <div>
      <div data-hide-when={noPhone}>
        <TextField {...at(filled, 'phone')} hint={hint} label="Best number (optional)" type="tel" autoComplete="off" />
      </div>
      <div data-show-when={noPhone}>
        <TextField {...at(filled, 'email')} label="Email, or number for texts (optional)" autoComplete="off" />
      </div>
    </div>
  );
}

function GivenCase({ filled, caseRef }: { filled: Filled; caseRef: string | undefined }) {
  if (!caseRef || typedText(filled, 'case_id') === '') return null;
  return (
    <div data-show-when="case_id">
      <InsetText>
        This call will be added to {caseRef}. <SetButton kind="link" label="Make a new case instead" set="case_id:" />
      </InsetText>
    </div>
  );
}

function AfterDeath({ filled }: { filled: Filled }) {
  const marked = typedText(filled, 'after_death') === 'yes';
  return (
    <div data-show-when="after_death" className={marked ? undefined : 'app-needs-script'} hidden={!marked}>
      <InsetText>
        After a death. No letters will go to the person who died.{' '}
        <SetButton kind="link" label="Take this mark off" set="after_death:" />
      </InsetText>
    </div>
  );
}

function NotNow({ filled, channels }: { filled: Filled; channels: readonly Label[] }) {
  const said = typedText(filled, 'channel') !== 'phone' && typedText(filled, 'channel') !== '';
  const names = ['received_day', 'received_time'];
  const paper = typedText(filled, 'paper') === 'yes';
  const wrong = names.some((name) => errorOf(filled, name) !== undefined);
  const anonymous = typedList(filled, 'anonymous').length > 0;
  return (
    <MiniDetails
      summary={paper ? 'From a paper sheet: when and how' : 'Not a phone call, or not now?'}
      open={said || wrong || paper || anonymous || names.some((name) => typedText(filled, name) !== '')}
    >
      <Select
        {...at(filled, 'channel')}
        label="How did they contact us?"
        choices={channels.map(({ code, label }) => ({ value: code, label }))}
      />
      <div className="app-field-row">
        <TextField {...at(filled, 'received_day')} label="Day" hint="Like yesterday" autoComplete="off" />
        <TextField {...at(filled, 'received_time')} label="Time" hint="Like 9:30am" autoComplete="off" />
      </div>
      {paper && <FromPaper filled={filled} />}
      <Checkboxes
        name="withheld"
        label="Number"
        values={typedList(filled, 'withheld')}
        choices={[{ value: 'yes', label: 'Number withheld' }]}
      />
      <Checkboxes
        name="anonymous"
        label="Their name"
        hint="We do not know it. What the ward may hear is asked above."
        values={typedList(filled, 'anonymous')}
        choices={[{ value: 'yes', label: 'They gave no name' }]}
      />
    </MiniDetails>
  );
}

/** Who wrote the sheet stays known; several sheets are entered in a row. */
function FromPaper({ filled }: { filled: Filled }) {
  return (
    <>
      <input type="hidden" name="paper" value="yes" />
      <TextField
        {...at(filled, 'paper_by')}
        label="Who took it on paper?"
        hint="Their full name. You are kept as who typed it."
        autoComplete="off"
      />
      <Button kind="secondary" label="Finish, and enter the next sheet" name="act" value="finish_next" />
    </>
  );
}
