import { useSay } from './say.tsx';

/** Programs that keep passwords and addresses leave such a field alone. */
const NOT_FOR_FILLING = {
  'data-1p-ignore': '',
  'data-bwignore': '',
  'data-lpignore': 'true',
  'data-form-type': 'other',
};

/** A field that no person sees, and that programs fill in. `sure`: somebody was caught already, and presses once more. */
export function Trap({ sure = false }: { sure?: boolean }) {
  const say = useSay();
  return (
    <>
      {sure && <input type="hidden" name="sure" value="yes" />}
      <p className="app-outside__trap" aria-hidden="true">
        <label htmlFor="website">{say('Leave this empty')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" {...NOT_FOR_FILLING} />
      </p>
    </>
  );
}
