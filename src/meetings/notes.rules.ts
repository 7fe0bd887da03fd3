// The e-mail that brings the notes of a meeting: no name of a person, no word of what was said.

type Mail = {
  called: string;
  on: string;
  until: string;
  reference: string;
  phone: string;
  trust: string;
  why: 'first' | 'changed' | 'reminder';
};

const BEGINS: Record<Mail['why'], (on: string) => string> = {
  first: (on) => `The notes of the meeting with PALS on ${on} are ready.`,
  changed: (on) => `The notes of the meeting with PALS on ${on} have changed. Please look at them again.`,
  reminder: (on) => `We have not heard yet whether the notes of the meeting with PALS on ${on} are right.`,
};

export function notesMail({ called, on, until, reference, phone, trust, why }: Mail): {
  subject: string;
  body: string;
} {
  return {
    subject: why === 'reminder' ? 'Are these notes right? Meeting with PALS' : 'Notes of the meeting with PALS',
    body: [
      `Dear ${called},`,
      `${BEGINS[why](on)} You can read them and say whether they are right, until ${until}:`,
      '[[secret]]',
      `This link is for you alone.${phone ? ` You can also call us on ${phone}.` : ''}`,
      `Reference: ${reference}`,
      `PALS\n${trust}`,
    ].join('\n\n'),
  };
}
