import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contactRules, mayHoldDetails, mayLeaveVoicemail, mayPhone, waysOffered } from './channels.rules.ts';
import { nhsNumberWords, readNhsNumber } from './people.rules.ts';

const BEN = { needs: ['bsl'], contact_rule: '', died: false };

describe('the NHS number', () => {
  test('one with the right check figure is taken, in one or with gaps', () => {
    for (const typed of ['9990000018', '999 000 0018', '999-000-0018', '  999 000 0018 ']) {
      expect(readNhsNumber(typed)).toBe('9990000018');
    }
  });

  test('one figure wrong, or two figures changed round, is refused', () => {
    for (const typed of ['9990000028', '9990000081', '9990001018']) expect(readNhsNumber(typed)).toBeUndefined();
  });

  test('what is no NHS number at all is refused', () => {
    for (const typed of ['', '999000001', '99900000188', 'none', '99 90000 018', '1234567890']) {
      expect(readNhsNumber(typed)).toBeUndefined();
    }
  });

  test('of ten numbers that differ only in the check figure at most one is right', () => {
    for (let first = 0; first < 200; first += 1) {
      const stem = `999${String(first * 4157).padStart(6, '0')}`;
      const right = [...'0123456789'].filter((check) => readNhsNumber(stem + check));
      expect(right.length).toBeLessThan(2);
    }
  });

  test('it is shown as it is read out', () => expect(nhsNumberWords('9990000018')).toBe('999 000 0018'));

  const shared = new URL('../../../shared/data/nhs-number/sample.json', import.meta.url);
  if (existsSync(shared)) {
    type Sample = { input: string; valid: boolean; kind: string };
    const { vectors } = JSON.parse(readFileSync(shared, 'utf8')) as { vectors: Sample[] };
    test('every answer of the shared set is given', () => {
      expect(vectors.length).toBeGreaterThan(40);
      expect(vectors.filter(({ input, valid }) => (readNhsNumber(input) !== undefined) !== valid)).toEqual([]);
    });
  }
});

describe('safe contact', () => {
  const safe = { ...BEN, needs: [], unsafe: true, safe_way: 'email', no_messages: true };

  test('details go out only the safe way, and never in a text', () => {
    const may = (channel: string, who = safe) => mayHoldDetails(who, channel);
    expect([may('email'), may('text'), may('letter'), may('voicemail')]).toEqual([true, false, false, false]);
    expect(may('text', { ...safe, safe_way: 'text' })).toBe(false);
  });
});

describe('how to make contact', () => {
  test('a BSL user, and who asked us not to, are not phoned', () => {
    expect([BEN, { ...BEN, needs: ['not_by_phone'] }, { ...BEN, needs: [] }].map(mayPhone)).toEqual([
      false,
      false,
      true,
    ]);
    expect(contactRules(BEN)).toEqual(['BSL user. Do not phone.']);
  });

  test('an instruction in words closes a way as a need does, where that is all it says', () => {
    const may = (contact_rule: string) => {
      const person = { needs: [], contact_rule, died: false };
      return [mayPhone(person), mayLeaveVoicemail(person)].map((yes) => (yes ? 'yes' : 'no')).join(' ');
    };
    for (const none of [
      'Do not phone.',
      'Text only. Do not leave voicemail.',
      'Please don’t call her',
      'Never ring, her husband answers',
      'Email or letter only',
      'Only by text.',
      'Work nights – do not phone or leave a message',
      'No calls',
    ])
      expect([none, may(none)]).toEqual([none, 'no no']);
    expect(['Phone after 2pm - no voicemail', 'After 2pm. Do not leave a message.'].map(may)).toEqual([
      'yes no',
      'yes no',
    ]);
    for (const open of [
      '',
      'Do not phone before 2pm.',
      'Do not call at work',
      'Call her Grace',
      'Phone only',
      'Texts are fine',
    ])
      expect([open, may(open)]).toEqual([open, 'yes yes']);
    expect(waysOffered({ needs: [], contact_rule: 'Do not phone.', died: false })[0]).toBe('text');
    expect(contactRules({ needs: [], contact_rule: 'Do not phone.', died: false })).toEqual(['Do not phone.']);
  });

  test('nobody writes to or calls a person who died', () => {
    const died = { ...BEN, died: true };
    expect(mayPhone({ ...died, needs: [] })).toBe(false);
    expect(contactRules(died)).toEqual(['Has died. Do not write or call.']);
  });

  test('an instruction of the person’s own stands beside their needs', () => {
    const rules = contactRules({ needs: ['no_voicemail'], contact_rule: 'After 2pm.', died: false });
    expect(rules).toEqual(['After 2pm.', 'Do not leave voicemail.']);
    const said = contactRules({ needs: ['no_voicemail'], contact_rule: 'After 2pm. No voicemail.', died: false });
    expect(said).toEqual(['After 2pm. No voicemail.']);
  });
});
