import { createContext, type ReactNode, useContext } from 'react';
import { sayIn, type Tongue, type Values } from '../tongue.ts';

const Spoken = createContext<Tongue | undefined>(undefined);

/** Everything inside is said in this language; undefined is English. */
export function InTongue({ tongue, children }: { tongue: Tongue | undefined; children: ReactNode }) {
  return <Spoken value={tongue}>{children}</Spoken>;
}

export const useTongue = () => useContext(Spoken);

export type Say = {
  (english: string, values?: Values): string;
  /** With parts of a page inside the sentence, where each language wants them. */
  around: (english: string, parts: Readonly<Record<string, ReactNode>>) => ReactNode;
};

/** What words are called in the language of the page. English text is the key: `say('Come back later')`. */
export function useSay(): Say {
  const tongue = useTongue();
  const say = (english: string, values?: Values) => sayIn(tongue, english, values);
  return Object.assign(say, { around: around(say) });
}

const around = (say: (english: string) => string) => (english: string, parts: Readonly<Record<string, ReactNode>>) =>
  say(english)
    .split(/\{(\w+)\}/)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, always the same ones
    .map((piece, at) => (at % 2 === 0 ? piece : <bdi key={at}>{parts[piece]}</bdi>));

type FieldWords = { label: string; hint?: string | undefined; error?: string | undefined };

/** The words of a field, as nhsuk-react-components takes them. */
export function saidOf(say: Say, { label, hint, error }: FieldWords) {
  return {
    label: say(label),
    hint: hint && say(hint),
    error: error && say(error),
    errorProps: { visuallyHiddenText: say('Error') },
  };
}
