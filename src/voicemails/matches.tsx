import { Radios } from '../platform/components/fields.tsx';

export type Match = { id: string; label: string; detail: string; fill?: Record<string, string | string[]> };

/** Below the number: who it may be, and which open case. */
export function Matches({ matches, chosen }: { matches: readonly Match[]; chosen: string }) {
  if (matches.length === 0) return null;
  return (
    <Radios
      name="match"
      label="Is it one of these?"
      value={chosen || 'new'}
      choices={[
        ...matches.map(({ id, label, detail, fill }) => ({
          value: [id, fill?.case_id].filter(Boolean).join(':'),
          label,
          ...(detail ? { hint: detail } : {}),
        })),
        { value: 'new', label: 'None of these, or not sure' },
      ]}
    />
  );
}
