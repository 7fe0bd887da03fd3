import type { ReactNode } from 'react';
import { Button } from './buttons.tsx';

type ChipsProps = {
  label: string;
  /** Answers a POST of the notes with what it found in them. */
  source: string;
  /** The name of the text area it reads. */
  from: string;
  /** Keys that the officer took out again, one a line: part of the draft. */
  removed?: { name: string; value?: string };
  /** Without script: a button that sends the form and comes back with what was found. */
  check: { name: string; value: string; label: string };
  /** What was found for a page without script, as checkboxes. */
  found?: ReactNode;
};

/** Things found in the notes. They fill a field only when somebody presses them, and say so. */
export function Chips({ label, source, from, removed, check, found }: ChipsProps) {
  return (
    <div className="app-suggest">
      <div data-suggest={source} data-suggest-from={from} hidden>
        <p className="app-suggest__label">{label}</p>
        {removed && <input type="hidden" name={removed.name} defaultValue={removed.value} data-suggest-removed="" />}
      </div>
      {found}
      <Button kind="quiet" {...check} formNoValidate className="app-without-script" />
    </div>
  );
}

export type Chip = { key: string; label: string; added?: boolean };

/** How the script shows what it found. A plus becomes a tick. */
export function ChipList({ label, items }: { label: string; items: readonly Chip[] }) {
  return (
    <>
      <p className="app-suggest__label">{label}</p>
      <div className="app-chips">
        {items.map(({ key, label: text, added = false }) => (
          <button className="app-chip" type="button" aria-pressed={added} data-key={key} key={key}>
            {text}
          </button>
        ))}
      </div>
    </>
  );
}
