import { Button } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { howWords, routePrompt } from './steps.rules.ts';
import { ChannelSelect, type PanelProps } from './steps-fields.tsx';

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
