const PRESSES = 3;
const WITHIN_MS = 5_000;

/** A page that nobody must see: covered at once and left without a way back, by its link or by Shift three times. */
export function startLeaving() {
  const link = document.querySelector<HTMLAnchorElement>('a[data-leave]');
  if (!link) return;
  const leave = () => {
    document.title = '';
    document.documentElement.hidden = true;
    window.location.replace(link.href);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  let presses: number[] = [];
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    presses = key === 'Shift' ? [...presses.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
    if (presses.length >= PRESSES) leave();
  });
}
