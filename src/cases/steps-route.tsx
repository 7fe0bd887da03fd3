import { Button } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { FateFields } from './fates.tsx';
import { mayComplainFor } from './gates.rules.ts';
import { AT_HANDOVER } from './steps.forms.ts';
import { howWords, routePrompt, stepLine } from './steps.rules.ts';
import { ChannelSelect, type PanelProps, WordsArea } from './steps-fields.tsx';

export function Route({ view, step, filled }: PanelProps) {
  const { kase, now } = view;
  return (
    <>
      <p>{routePrompt(step.who, howWords(view.routeChannel || 'phone'), dateWords(kase.received_at, now))}</p>
      <RouteFields filled={filled} />
      <Button label="Save their choice" />
    </>
  );
}

export function RouteFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Radios
        name="route"
        label="How do they want this handled?"
        hint="You can ask us to try to sort this out, or you can make a complaint. You can do both. Asking us first does not take away your right to complain."
        value={typedText(filled, 'route')}
        error={errorOf(filled, 'route')}
        choices={[
          { value: 'informal', label: 'Sort it out informally' },
          { value: 'complaint', label: 'As a complaint' },
        ]}
      />
      <ChannelSelect filled={filled} label="How did they say so?" />
    </>
  );
}

export function HandOver({ view, step, filled }: PanelProps) {
  const { kase, now } = view;
  const others = view.steps.filter(({ id }) => id !== step.id);
  return (
    <>
      <p>
        The complaints team gets this case with its dates: first told us {timeWords(kase.received_at)} on{' '}
        {dateWords(kase.received_at, now)}. PALS can still read it, and nothing in it stays with PALS to do.
      </p>
      <FateFields
        promises={others.map((other) => ({ id: other.id, title: stepLine(other, now) }))}
        fates={AT_HANDOVER}
        usual="passed"
        filled={filled}
      />
      {!mayComplainFor(kase) && (
        <InsetText>
          It is not recorded that the patient agreed to this complaint.{' '}
          <a href={`/desk/cases/${kase.ref}/consents`}>Who may be told what</a>
        </InsetText>
      )}
      <Radios
        name="agreed"
        label="Did they agree that the complaints team gets what they told us?"
        value={typedText(filled, 'agreed')}
        error={errorOf(filled, 'agreed')}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, or not asked yet' },
        ]}
      />
      <WordsArea filled={filled} label="What does the complaints team need to know? (optional)" />
      <Button label="Hand over to complaints" />
    </>
  );
}
