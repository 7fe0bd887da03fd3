import { useSay } from './say.tsx';

/** A field that no person sees, and that programs fill in. */
export function Trap() {
  const say = useSay();
  return (
    <p className="app-outside__trap" aria-hidden="true">
      <label htmlFor="website">{say('Leave this empty')}</label>
      <input id="website" name="website" tabIndex={-1} autoComplete="off" />
    </p>
  );
}
