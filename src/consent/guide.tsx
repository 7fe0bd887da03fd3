import { Button } from '../platform/components/buttons.tsx';
import { Radios, Select } from '../platform/components/fields.tsx';
import type { ConsentView } from './consent.pages.ts';
import { ABLE, type Situation, SPEAKERS, type Speaker } from './situations.rules.ts';

export type Guide = { speaker: string; as: Speaker; able: string; situation: Situation | undefined };

/** Two answers lead to what is needed. */
export function GuideForm({ view, guide }: { view: ConsentView; guide: Guide }) {
  return (
    <>
      <h2 className="nhsuk-u-margin-top-4">Record who may be told</h2>
      <form method="get" action={`/desk/cases/${view.kase.ref}/consents`}>
        <div className="app-field-row">
          <Radios
            name="as"
            label="Who speaks?"
            value={guide.as}
            choices={Object.entries(SPEAKERS).map(([value, label]) => ({ value, label }))}
          />
          <Radios
            name="able"
            label={`Which is true of ${view.patientCalled}?`}
            hint="If somebody speaks for them"
            value={guide.able}
            choices={Object.entries(ABLE).map(([value, label]) => ({ value, label }))}
          />
        </div>
        {view.speakers.length > 0 && (
          <Select
            name="speaker"
            label="Their name"
            labelSize="s"
            value={guide.speaker}
            choices={view.speakers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <p>
          <a href={`/desk/cases/${view.kase.ref}/people`}>Add somebody to this case</a>
        </p>
        <Button kind="secondary" label="Show what is needed" />
      </form>
    </>
  );
}
