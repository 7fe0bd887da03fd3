// Thanks as they travel: the e-mail says nothing of what is in them, and whose they are only where that was agreed.
import { type Known, outgoingText, type Sharing, stopsIt } from '../cases/index.ts';
import { RuleError } from '../platform/errors.ts';
import type { Day } from '../platform/time.ts';

type Named = Known & { id: string };

/**
 * The words as whoever is thanked reads them: nobody is named but staff, and who gives them where that was agreed.
 * @throws RuleError something in them could say who it is
 */
export function wordsFor(words: string, people: readonly Named[], giver: string | null, today: Day): string {
  const { text, findings } = outgoingText(
    words.trim(),
    'no_name',
    people.filter(({ id }) => id !== giver),
    today,
  );
  const stop = stopsIt(findings);
  if (stop) throw new RuleError(`Take this out, so that nobody can work out who it is: ${stop.found}`, 'words');
  return text;
}

type Mail = { name: string; phone: string; trust: string };

export function thanksMail({ name, phone, trust }: Mail): { subject: string; body: string } {
  return {
    subject: 'Thank you – from somebody you helped',
    body: [
      `Dear ${name},`,
      'Somebody told PALS how you helped, and asked us to thank you. This is what they said:',
      '[[secret]]',
      `You can tell us there that you have read it, and send a line back.${phone ? ` PALS is on ${phone}.` : ''}`,
      `PALS\n${trust}`,
    ].join('\n\n'),
  };
}

/** For whoever leads them. */
export function copyMail({ name, phone, trust }: Mail): { subject: string; body: string } {
  return {
    subject: `Thanks for ${name}`,
    body: [
      'Hello,',
      `Somebody told PALS how ${name} helped, and asked us to thank them. This is what they said:`,
      '[[secret]]',
      `${name} has it too.${phone ? ` PALS is on ${phone}.` : ''}`,
      `PALS\n${trust}`,
    ].join('\n\n'),
  };
}

const NAMED: readonly unknown[] = ['name', 'safety'];

/** Is the name of whoever told us not shared any more? `from`: how it was, where sharing was changed; else it was ended. */
export function isNameOver(sharing: Sharing, from: unknown): boolean {
  if (NAMED.includes(sharing)) return false;
  return from === undefined || NAMED.includes(from) || (sharing === 'keep' && from !== 'keep');
}
