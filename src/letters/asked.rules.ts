// What is asked for in a letter about consent, as the record of the case says it. Pure.

export type AskedFor = {
  /** Who came to us and would be told; empty where nobody is named. */
  speaker: string;
  hears: boolean;
  complaints: boolean;
  services: string;
  organisations: string;
  records: string;
  limits: string;
};

const lines = (...parts: readonly (string | false)[]) => parts.filter(Boolean).join('\n');

/** "Your name, and what Grace Okafor told us", one a line. */
export function sharedWords({
  speaker,
  hears,
  complaints,
  services,
  organisations,
  records,
  limits,
}: AskedFor): string {
  const leaves = services !== '' || organisations !== '' || complaints;
  return lines(
    leaves && (speaker ? `Your name, and what ${speaker} told us` : 'Your name, and what was told to us'),
    records,
    hears && speaker !== '' && 'What we find out',
    limits && `But not: ${limits}`,
  );
}

/** Everybody who would have it, one a line. */
export function withWhom({ speaker, hears, complaints, services, organisations }: AskedFor): string {
  return lines(services, organisations, complaints && 'The complaints team of the trust', hears && speaker);
}
