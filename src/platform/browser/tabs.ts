import { forgetAllWords } from './words.ts';

/** What the tabs of one browser tell each other. No words of anyone go this way. */
export type TabMessage = { kind: 'hello' | 'taken'; tab: string } | { kind: 'active' | 'signed-out' };

const key = 'openpals.tab';
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('openpals') : undefined;

export function tellTabs(message: TabMessage) {
  channel?.postMessage(message);
}

export function hearTabs(hear: (message: TabMessage) => void) {
  channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => hear(event.data));
}

/**
 * The name of this tab, kept while the tab lives. A duplicated tab starts with a copy of everything,
 * so a known name is first called out: if another tab answers to it, this one takes a new name and
 * drops the copied words, which the first tab still looks after.
 */
export async function nameTab(patience = 100) {
  let tab = recall() ?? remember(newName());
  let duplicate = false;
  hearTabs((message) => {
    if (!('tab' in message) || message.tab !== tab) return;
    if (message.kind === 'hello') tellTabs({ kind: 'taken', tab });
    else duplicate = true;
  });
  tellTabs({ kind: 'hello', tab });
  await new Promise((resolve) => setTimeout(resolve, patience));
  if (duplicate) {
    forgetAllWords();
    tab = remember(newName());
  }
  return tab;
}

/** Not randomUUID: that is missing where the desk is reached over plain http by a name of the hospital's network. */
export function newName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function recall() {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(tab: string) {
  try {
    sessionStorage.setItem(key, tab);
  } catch {
    // Without storage every page is a tab of its own.
  }
  return tab;
}
