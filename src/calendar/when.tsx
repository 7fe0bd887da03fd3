import { Checkboxes, Radios } from '../platform/components/choices.tsx';
import { TextField } from '../platform/components/inputs.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import type { TimeChoice } from './when.rules.ts';

type WhenProps = {
  label: string;
  hint?: string;
  times: readonly TimeChoice[];
  filled: Filled;
  /** Forms that stand together on a page need ids of their own. */
  prefix?: string;
  /** Offers "We agreed this time with them": then it may lie outside opening hours. */
  agreed?: boolean;
};

/** The times on offer, and "Another time" with a day and a time as people type them. */
export function WhenFields({ label, hint, times, filled, prefix = '', agreed = false }: WhenProps) {
  const field = (name: string) => ({
    id: `${prefix}${name}`,
    name,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });
  return (
    <Radios
      {...field('when')}
      label={label}
      hint={hint}
      choices={[
        ...times,
        {
          value: 'choose',
          label: 'Another time',
          children: (
            <>
              <TextField {...field('day')} label="Day" hint="Like today, Friday or 27 November" width={20} />
              <TextField {...field('time')} label="Time" hint="Like 3pm" width={10} />
              {agreed && (
                <Checkboxes
                  id={`${prefix}agreed`}
                  name="agreed"
                  label="Outside our hours"
                  values={[typedText(filled, 'agreed')]}
                  choices={[{ value: 'yes', label: 'We agreed this time with them' }]}
                />
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** When it took place, as people type it; both empty is now. */
export function OwnTime({ question, hint, filled }: { question: string; hint?: string; filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <p>
        <strong>{question}</strong> Leave both empty if it was just now.
      </p>
      <div className="app-field-row">
        <TextField {...field('day')} label="Day" hint={hint} width={20} />
        <TextField {...field('time')} label="Time" hint="Like 3pm" width={10} />
      </div>
    </>
  );
}
