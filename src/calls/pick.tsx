import { Radios, TypeaheadField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import type { OTHERS } from './call.fields.ts';
import type { Suggestion } from './lookups.rules.ts';

/** What a "Find" without script came back with. */
export type Picks =
  | {
      field: 'caller' | 'patient' | 'place' | 'other' | 'advice' | (typeof OTHERS)[number];
      suggestions: readonly Suggestion[];
    }
  | undefined;

type TypeaheadProps = { filled: Filled; name: string; label: string; source: string; shortcut?: string };

/** A field of the call that suggests while somebody types. Free text is an answer as well. */
export function CallTypeahead({ filled, name, label, source, shortcut }: TypeaheadProps) {
  return (
    <TypeaheadField
      name={name}
      label={label}
      error={errorOf(filled, name)}
      source={`/desk/suggestions/${source}`}
      value={{ text: typedText(filled, name), id: typedText(filled, `${name}_id`) }}
      find={{ name: 'act', value: `find:${name}` }}
      {...(shortcut ? { data: { 'data-shortcut': shortcut } } : {})}
    />
  );
}

/** The choices of a "Find" without script. */
export function PickFrom({ picks, field, label }: { picks: Picks; field: string; label: string }) {
  if (picks?.field !== field) return null;
  if (picks.suggestions.length === 0) {
    return <InsetText>{label}: nothing was found. What you typed is kept as it is.</InsetText>;
  }
  return (
    <Radios
      name={`pick_${field}`}
      label={`${label}: choose, then go on`}
      choices={[
        ...picks.suggestions.map((one) => {
          const kase = one.fill?.case_id;
          const value = typeof kase === 'string' && kase !== '' ? `${one.id}:${kase}` : one.id;
          return { value, label: one.label, ...(one.detail ? { hint: one.detail } : {}) };
        }),
        { value: '', label: 'None of these' },
      ]}
    />
  );
}
