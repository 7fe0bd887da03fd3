// What a ward or service may be told of what somebody needs (Accessible Information Standard: share).
import { mayPhone, needWords, RULE_NEEDS } from './channels.rules.ts';

export const SHARE_WORDS = {
  yes: 'A ward may be told.',
  no: 'Do not tell a ward.',
  not_asked: 'Not asked if a ward may be told.',
} as const;

type Needing = {
  needs: readonly string[];
  need_details: Readonly<Record<string, string>>;
  needs_detail: string;
  adjustments: string;
  language: string;
  interpreter_gender: string;
  contact_rule: string;
  died: boolean;
};

/** What a ward has to get ready, where the name of the need alone would not say it. */
const TO_GET_READY: Readonly<Record<string, string>> = {
  bsl: 'a BSL interpreter on the ward',
  interpreter: 'an interpreter',
  lipspeaker: 'a lipspeaker',
  note_taker: 'a note-taker',
  speech_to_text: 'a speech-to-text reporter',
  visual_frame: 'an interpreter for visual frame or tactile BSL',
  deafblind_manual: 'a deafblind manual interpreter',
  someone_with_them: 'someone with them',
  voice_only: 'to be spoken to, not written to',
};

/** "Ben Shaw needs a BSL interpreter on the ward. Do not phone." Empty where nothing is needed. */
export function toldNeeds(name: string, person: Needing, labels: ReadonlyMap<string, string>): string {
  if (person.died || person.needs.length === 0) return '';
  const wanted = person.needs.flatMap((need) => {
    const words = TO_GET_READY[need] ?? (RULE_NEEDS.includes(need) ? undefined : lowerFirst(labels.get(need) ?? need));
    return words ? [needWords(words, person, need)] : [];
  });
  return [
    wanted.length > 0 ? `${name} needs ${wanted.join(', ')}.` : '',
    mayPhone(person) ? '' : wanted.length > 0 ? 'Do not phone.' : `Do not phone ${name}.`,
    ...[person.needs_detail, person.adjustments].map(sentence),
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Large print" in a sentence is "large print"; "BSL video" and "Easy Read" stay as they are. */
const lowerFirst = (label: string) =>
  /^[A-Z][a-z]+( [a-z]|[,(]|$)/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;

function sentence(words: string): string {
  const line = words.trim();
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}
