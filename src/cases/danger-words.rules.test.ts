import { expect, test } from 'vitest';
import { DANGER_WORDS, soundsDangerous } from './danger-words.rules.ts';

test.each([
  'he’s hitting me',
  'My husband is hitting me.',
  'My ex hit me again',
  'she has been kicking him',
  'My husband\nhits me',
  'I just want to end it all.',
  'I don’t want to be here anymore',
  'Chcę się zabić.',
  'Chce sie zabic',
  'Zabiję się',
  'chcę umrzeć',
  'Chcialabym umrzec',
  'Nie chce mi się żyć',
  'nie chce mi sie juz zyc',
  'Nie chcę dłużej żyć.',
  'nie chce dluzej zyc',
  'Żyć mi się nie chce',
  'Mąż mnie bije.',
  'maz mnie bije',
  'On mnie wczoraj uderzył',
  'میں مرنا چاہتا ہوں',
  'مرنا چاہتی ہوں',
  'خودكشي',
  'خود‌کشی',
  'ميں جينا نہيں چاہتا',
  'وہ مجھے مارتا ہے',
  'أريد أن أموت',
  'اريد ان اموت',
  'أُريدُ أن أموت',
  'لا أريد العيش',
  'لا اريد أن أعيش',
  'أفكر في الانتحار',
])('this may mean danger: %s', (words) => expect(soundsDangerous(words)).toBe(true));

test.each([
  'The blood pressure cuff was hitting my arm.',
  'The wait is killing me.',
  'It hit me hard that nobody had told us.',
  'She beat the eggs for me.',
  'The meeting should end at 5pm. It all went well.',
  'She did not want to lie down.',
  'Nie chcę długo czekać.',
  'Nie chcę tego przeżyć jeszcze raz.',
  'Nie mogłam się zabrać z mężem.',
  'Chcę się zapisać do lekarza.',
  'Serce mi biło.',
  'مجھے ڈاکٹر سے ملنا ہے',
  'میں گھر جانا چاہتا ہوں',
  'مجھے مارچ میں بلایا گیا',
  'أريد أن أعرف ما حدث',
  'لا أريد الانتظار',
  'مات والدي في المستشفى',
])('this does not: %s', (words) => expect(soundsDangerous(words)).toBe(false));

test('the pattern for the script is one that a browser takes', () => {
  expect(new RegExp(DANGER_WORDS, 'i').test('i want to die')).toBe(true);
});
