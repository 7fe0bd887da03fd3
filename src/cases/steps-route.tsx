import { Button } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { howWords, routeHint, routePrompt } from './steps.rules.ts';
import { ChannelSelect, type PanelProps } from './steps-fields.tsx';

export function Route({ view, step, filled }: PanelProps) {
  const { kase, now } = view;
  return (
    <>
      <p>{routePrompt(step.who, howWords(view.routeChannel || 'phone'), dateWords(kase.received_at, now))}</p>
      <RouteFields filled={filled} mayBoth={view.mayBoth} />
      <Button label="Save their choice" />
    </>
  );
}

/** Message 21. Whether both are done at once is for the trust to say. */
export function RouteFields({ filled, mayBoth }: { filled: Filled; mayBoth: boolean }) {
  return (
    <>
      <Radios
        {...fieldOf(filled, 'route')}
        label="How do they want this handled?"
        hint={routeHint(mayBoth)}
        choices={[
          { value: 'informal', label: 'Sort it out informally' },
          { value: 'complaint', label: 'As a complaint' },
          ...(mayBoth ? [{ value: 'both', label: 'Both: as a complaint, and PALS goes on trying' }] : []),
        ]}
      />
      <ChannelSelect filled={filled} label="How did they say so?" />
    </>
  );
}
