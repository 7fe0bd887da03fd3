import { DraftForm } from '../drafts/index.ts';
import { contactRules, mayReach } from '../people/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextField } from '../platform/components/fields.tsx';
import { Need } from '../platform/components/messages.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { AnswerFields, Limits } from './answer-fields.tsx';
import type { ConsentView } from './consent.pages.ts';
import type { Guide } from './guide.tsx';
import { RULES, type Situation, whomToAsk } from './situations.rules.ts';

type RecordProps = { view: ConsentView; guide: Guide; situation: Situation; filled: Filled };

export function RecordForm({ view, guide, situation, filled }: RecordProps) {
  const { kase, draft, userId } = view;
  const rule = RULES[situation];
  const speaker = situation === 'self' ? '' : guide.speaker;
  const name = view.people.get(speaker)?.name ?? '';
  const asked = view.people.get(whomToAsk(situation, { patient: kase.patient_id, speaker }) ?? '');
  const about = { about: `consent/${kase.id}`, owner: userId, revision: draft?.revision ?? 0, noun: 'record' };
  return (
    <section id="record" aria-label={rule.title}>
      <h2 className="nhsuk-u-margin-top-5">{rule.title}</h2>
      <ul>
        {rule.rule.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rule.certainty === 'not yet checked' && (
        <p>This rule is not yet checked: ask your information governance lead.</p>
      )}
      <DraftForm action={`/desk/cases/${kase.ref}/consents`} draft={about}>
        <input type="hidden" name="situation" value={situation} />
        <input type="hidden" name="speaker" value={speaker} />
        <Checkboxes
          name="what"
          label="What may be shared?"
          values={typedList(filled, 'what')}
          error={errorOf(filled, 'what')}
          choices={[
            ...(name ? [{ value: 'hears', label: `${name} may be told` }] : []),
            { value: 'complaints', label: 'The complaints team may have it' },
          ]}
        />
        <div className="app-field-row">
          <Named filled={filled} name="services" label="Wards and services, with the name (optional)" />
          <Named filled={filled} name="organisations" label="Organisations outside this trust (optional)" />
        </div>
        <Seldom filled={filled} />
        <h3>They agreed</h3>
        <AnswerFields situation={situation} prefix="" filled={filled} />
        <Button label="Save: this was agreed" name="act" value="record" />
        <h3 className="nhsuk-u-margin-top-5">Or ask for it</h3>
        {asked &&
          contactRules(asked).map((rule) => (
            <Need key={rule} icon={/do not phone/i.test(rule) ? 'no-phone' : 'contact'}>
              {rule}
            </Need>
          ))}
        <Select
          {...fieldOf(filled, 'how')}
          label={`How do you ask ${rule.ask === 'the patient' ? view.patientCalled : rule.ask}?`}
          labelSize="s"
          choices={HOW_CHOICES.filter(({ value }) => !asked || mayReach(asked, value))}
        />
        <Button kind="secondary" label="I have asked for it" name="act" value="ask" />
      </DraftForm>
    </section>
  );
}

/** What few agreements have. */
function Seldom({ filled }: { filled: Filled }) {
  const names = ['limits', 'records', 'to_on'];
  const said = names.some((name) => typedText(filled, name) !== '' || errorOf(filled, name) !== undefined);
  return (
    <MiniDetails summary="Limits, or an end date" className="nhsuk-u-margin-bottom-4" open={said}>
      <Limits filled={filled} prefix="" />
      <Named filled={filled} name="records" label="Which records, or about what? (optional)" />
      <Named filled={filled} name="to_on" label="Until when? (optional)" hint="Empty: until they take it back" />
    </MiniDetails>
  );
}

const HOW_CHOICES = [
  { value: 'phone', label: 'By phone' },
  { value: 'letter', label: 'By letter, with the form' },
  { value: 'email', label: 'By email' },
  { value: 'ward', label: 'On the ward' },
  { value: 'walk_in', label: 'In person' },
  { value: 'text', label: 'By text' },
  { value: 'video_relay', label: 'By BSL video relay' },
  { value: 'other', label: 'Another way' },
];

function Named({ filled, name, label, hint }: { filled: Filled; name: string; label: string; hint?: string }) {
  return <TextField {...fieldOf(filled, name)} label={label} labelSize="s" hint={hint} />;
}
