// What people who take part are written, by e-mail, text or letter. [[secret]] is the address by which they stop it.

export type Words = { subject: string; body: string };

type Confirmation = { channel: 'email' | 'text'; title: string; by: string | undefined; trust: string };

/** At once after they signed up. */
export function confirmationOf({ channel, title, by, trust }: Confirmation): Words {
  const what = title ? `You signed up for: ${title}.` : 'You asked to hear about ways to get involved.';
  const next = by ? `We will contact you by ${by}.` : 'We will contact you when there is something for you.';
  if (channel === 'text') return { subject: '', body: `PALS at ${trust}: ${what} ${next} To stop: [[secret]]` };
  return {
    subject: 'From PALS: you signed up to get involved',
    body: `Hello,\n\nThank you. ${what}\n\n${next}\n\nTo stop at any time, open this page:\n[[secret]]\n\nPALS at ${trust}`,
  };
}

type Round = { channel: 'email' | 'text' | 'letter'; called: string; words: string; trust: string; subject: string };

/** The same words to each of several, by the way of each. A letter has no address to open: they call or write. */
export function roundOf({ channel, called, words, trust, subject }: Round): Words {
  if (channel === 'text')
    return { subject: '', body: `Hello ${called}, it is PALS at ${trust}. ${words} To stop: [[secret]]` };
  const stop =
    channel === 'letter'
      ? 'If you do not want to hear from us about this any more, tell us.'
      : 'To stop hearing from us about this, open this page:\n[[secret]]';
  return { subject, body: `Hello ${called},\n\n${words}\n\n${stop}\n\nPALS at ${trust}` };
}
