import { Button } from './buttons.tsx';
import { Icon } from './icons.tsx';

export type Chip = {
  /** What kind of thing it is, and which: `place:ward-7b`. */
  value: string;
  label: string;
  added?: boolean;
};

type ChipsProps = {
  label: string;
  items: readonly Chip[];
  /** Without script: a button that sends the form and comes back with what was found. */
  check: { name: string; value: string; label: string };
};

/** Things found in the notes. They fill a field only when somebody presses them, and say so. */
export function Chips({ label, items, check }: ChipsProps) {
  return (
    <div className="app-chips" data-chips="">
      <p className="app-chips__label app-needs-script" id="chips-label" role="status">
        {label}
      </p>
      <ul className="app-chips__list app-needs-script" aria-labelledby="chips-label">
        {items.map(({ value, label: text, added = false }) => (
          <li key={value}>
            <button className="app-chip" type="button" aria-pressed={added} data-chip={value}>
              <span className="app-chip__plus">
                <Icon name="plus" />
              </span>
              <span className="app-chip__tick">
                <Icon name="tick" />
              </span>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <Button kind="quiet" {...check} formNoValidate className="app-without-script" />
    </div>
  );
}
