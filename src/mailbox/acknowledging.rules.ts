// An answer of a machine while PALS is closed: it says that the email is here and when somebody is, and promises nothing.

export type Acknowledging = { turned_on: boolean; subject: string; body: string };

/** In the words, where the time stands at which PALS opens again. */
export const OPENS = '[[opens]]';

/** What ships, turned off. No name of a case, no day for an answer: that would be a promise. */
export const SHIPPED: Acknowledging = {
  turned_on: false,
  subject: 'We have your email',
  body: [
    'Thank you for writing to PALS. Your email is here.',
    `We are closed now. We are open again ${OPENS}, and read it then.`,
    'If somebody is in danger call 999. For urgent health advice use 111. To talk to somebody at any time call Samaritans on 116 123.',
    'If it is about somebody who is in hospital now, ask for the nurse in charge of the ward, or for the site manager through the switchboard.',
    'This email was sent by itself. You need not answer it.',
  ].join('\n\n'),
};

/** Whoever saves what ships changes nothing. */
export const isShipped = ({ turned_on, subject, body }: Acknowledging): boolean =>
  turned_on === SHIPPED.turned_on && subject === SHIPPED.subject && body === SHIPPED.body;

export const wordsOf = ({ body }: Acknowledging, opens: string): string => body.replaceAll(OPENS, opens);

type Mail = {
  nature: string;
  noAnswer: boolean;
  sender: string | undefined;
  doubt: string;
  before: boolean;
  unsafe: boolean;
};

/**
 * At most one a day to one address; never to a machine, a list, somebody who may be somebody else, or where somebody else
 * might read it.
 */
export function mayAcknowledge({ nature, noAnswer, sender, doubt, before, unsafe }: Mail): boolean {
  if (nature !== 'person' || noAnswer || before || unsafe || !sender) return false;
  return !['sender_unconfirmed', 'several_senders', 'no_sender'].includes(doubt);
}
