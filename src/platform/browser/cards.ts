import { delayToRetry } from './autosave.rules.ts';
import { isPassing, post } from './requests.ts';

let opener: HTMLElement | undefined;

/** Prompt cards: all printed in the page without script, one at a time with it. */
export function startCards() {
  for (const trigger of triggers()) {
    const name = trigger.dataset.card ?? '';
    cardOf(name)?.toggleAttribute('hidden', true);
    trigger.setAttribute('aria-expanded', 'false');
    trigger.setAttribute('aria-controls', `card-${name}`);
  }
  document.addEventListener('mousedown', (event) => {
    // A press with the mouse leaves the caret in the notes: the officer is listening and typing.
    if (closest(event, '[data-card]')) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const trigger = closest(event, '[data-card]');
    if (trigger) press(event, trigger);
    else if (closest(event, '[data-card-close]')) closeCards(true);
  });
  document.addEventListener('keydown', (event) => {
    // An open list of suggestions closes first, on its own.
    if (
      event.key !== 'Escape' ||
      event.defaultPrevented ||
      document.querySelector('[role="combobox"][aria-expanded="true"]')
    )
      return;
    if (openCards().length === 0) return;
    event.preventDefault();
    closeCards(true);
  });
}

/** Shows one card and tells the server, for the quiet mark on the timeline. */
export function openCard(name: string, byKeyboard: boolean) {
  const card = cardOf(name);
  if (!card) return;
  const from = document.activeElement;
  closeCards(false);
  opener = from instanceof HTMLElement && from !== document.body ? from : undefined;
  card.hidden = false;
  mark(name, true);
  if (byKeyboard) focusHeading(card);
  const url = document.querySelector<HTMLElement>('[data-card-opened]')?.dataset.cardOpened;
  if (url) void tell(url, name);
}

function press(event: MouseEvent, trigger: HTMLElement) {
  const name = trigger.dataset.card ?? '';
  const card = cardOf(name);
  if (!card) return;
  event.preventDefault();
  // A click that no pointer made comes from the keyboard or from speech.
  if (card.hidden) openCard(name, event.detail === 0);
  else closeCards(true);
}

/** The focus goes back to where it was, but only if it would be lost in the card otherwise. */
function closeCards(returnFocus: boolean) {
  for (const card of openCards()) {
    const inside = card.contains(document.activeElement);
    card.hidden = true;
    mark(card.id.slice('card-'.length), false);
    if (inside && returnFocus) opener?.focus();
  }
}

function focusHeading(card: HTMLElement) {
  const heading = card.querySelector<HTMLElement>('h1, h2, h3, h4') ?? card;
  heading.tabIndex = -1;
  heading.focus();
}

async function tell(url: string, card: string, tries = 1) {
  const { status } = await post(url, { json: { card }, keepalive: true });
  if (isPassing(status) && tries < 6) setTimeout(() => void tell(url, card, tries + 1), delayToRetry(tries));
}

function mark(name: string, shown: boolean) {
  for (const trigger of triggers()) {
    if (trigger.dataset.card === name) trigger.setAttribute('aria-expanded', String(shown));
  }
}

function triggers() {
  return document.querySelectorAll<HTMLElement>('[data-card]');
}

function cardOf(name: string) {
  return document.getElementById(`card-${name}`);
}

function openCards() {
  return [...triggers()].flatMap(({ dataset }) => {
    const card = cardOf(dataset.card ?? '');
    return card && !card.hidden ? [card] : [];
  });
}

function closest(event: Event, selector: string) {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}
