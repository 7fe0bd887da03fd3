import { sayable } from '../tongue.ts';
import { TextArea } from './inputs.tsx';

/** What somebody wrote and we could not take: nobody types it again. */
export function WordsBack({ words }: { words: string }) {
  return (
    <TextArea
      name="words"
      label={sayable('What you wrote')}
      hint={sayable('This was not sent. Copy it, so that you can send it again.')}
      rows={6}
      value={words}
    />
  );
}
