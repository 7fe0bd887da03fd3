/** "Priya is writing a note. Sam is also looking at this." Empty when nobody else is here. */
export function presenceLine(present: readonly { name: string; writing: boolean }[]): string {
  const namesOf = (writing: boolean) => present.filter((one) => one.writing === writing).map(({ name }) => name);
  const [writers, lookers] = [namesOf(true), namesOf(false)];
  const lines = [
    writers.length > 0 && `${writers.join(' and ')} ${writers.length === 1 ? 'is' : 'are'} writing a note`,
    lookers.length > 0 && `${lookers.join(' and ')} ${lookers.length === 1 ? 'is' : 'are'} also looking at this`,
  ];
  return lines.filter(Boolean).join('. ');
}
