/** "9 things to do, 1 late". */
export function countWords(today: number, late: number): string {
  if (today === 0) return 'Nothing is due today';
  return `${today} ${today === 1 ? 'thing' : 'things'} to do${late > 0 ? `, ${late} late` : ''}`;
}
