import { useSay } from './say.tsx';

/**
 * For pages that somebody else must not see. Without script a link: the cookie is taken back and a page about the weather
 * is shown. With script it covers the page at once, also by pressing Shift three times, and leaves no way back.
 */
export function LeaveQuickly() {
  const say = useSay();
  return (
    <p className="app-leave">
      <a className="app-leave__link" href="/leave" rel="nofollow noreferrer" data-leave="">
        {say('Leave this page quickly')}
      </a>
    </p>
  );
}
