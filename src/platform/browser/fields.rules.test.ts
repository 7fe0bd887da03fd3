import { describe, expect, test } from 'vitest';
import { alsoTyped, type Control, collectFields, holdsAll, joinTexts, mergeFields } from './fields.rules.ts';

function control(name: string, type: string, value: string, checked = false, chosen: string[] = []): Control {
  return { name, type, value, checked, chosen };
}

describe('what a form says', () => {
  test('ticked needs come as a list, also when none is ticked', () => {
    const one = [control('needs', 'checkbox', 'bsl', true), control('needs', 'checkbox', 'large_print')];
    expect(collectFields(one)).toEqual({ needs: ['bsl'] });
    expect(collectFields([control('needs', 'checkbox', 'bsl')])).toEqual({ needs: [] });
  });

  test('a choice that nobody made is empty', () => {
    const none = [control('next', 'radio', 'sorted'), control('next', 'radio', 'call_back')];
    expect(collectFields(none)).toEqual({ next: '' });
    expect(collectFields([...none, control('next', 'radio', 'visit', true)])).toEqual({ next: 'visit' });
    expect(collectFields([control('next', 'radio', 'visit', true), ...none])).toEqual({ next: 'visit' });
  });

  test('a password, a file, a button and a name starting with "_" are never in a draft', () => {
    const secret = ['password', 'file', 'submit'].map((type) => control(type, type, 'x'));
    expect(collectFields([...secret, control('_return', 'hidden', 'x'), control('', 'text', 'x')])).toEqual({});
  });

  test('line ends are the same whatever the computer', () => {
    expect(collectFields([control('notes', 'textarea', 'a\r\nb')])).toEqual({ notes: 'a\nb' });
  });

  test('fields with the same name come as a list', () => {
    const lines = [control('line', 'text', 'a'), control('line', 'text', 'b'), control('line', 'text', 'c')];
    expect(collectFields(lines)).toEqual({ line: ['a', 'b', 'c'] });
  });
});

describe('what is saved', () => {
  test('an empty field and a field that the server has never seen are the same', () => {
    expect(holdsAll({}, { notes: '', needs: [] })).toBe(true);
  });

  test('one more letter is unsaved', () => {
    expect(holdsAll({ notes: 'a' }, { notes: 'ab' })).toBe(false);
  });

  test('what the server knows besides the form does not matter', () => {
    expect(holdsAll({ notes: 'a', other: 'x' }, { notes: 'a' })).toBe(true);
  });
});

describe('the same call typed in two windows', () => {
  const isLong = (name: string) => name === 'notes';

  test('what only one window changed is taken from there', () => {
    const base = { notes: 'start', caller: '' };
    const { fields } = mergeFields(
      base,
      { notes: 'start and mine', caller: '' },
      { notes: 'start', caller: 'Ben' },
      isLong,
    );
    expect(fields).toEqual({ notes: 'start and mine', caller: 'Ben' });
  });

  test('notes that both changed are both kept, under a line that says so', () => {
    const { fields } = mergeFields({ notes: 'a' }, { notes: 'a mine' }, { notes: 'a theirs' }, isLong);
    expect(fields.notes).toBe(`a mine\n\n${alsoTyped}\na theirs`);
  });

  test('notes that only go on in one window are not repeated', () => {
    expect(joinTexts('My mum is', 'My mum is on ward 7B')).toBe('My mum is on ward 7B');
    expect(joinTexts('My mum is on ward 7B', 'My mum is')).toBe('My mum is on ward 7B');
  });

  test('a short field that both changed keeps mine and tells me theirs', () => {
    const { fields, both } = mergeFields({ caller: '' }, { caller: 'Ann' }, { caller: 'Ben' }, isLong);
    expect(fields.caller).toBe('Ann');
    expect(both).toEqual([{ name: 'caller', theirs: 'Ben' }]);
  });

  test('a field that the other version does not know keeps its answer', () => {
    const { fields } = mergeFields({ sharing: 'not_asked' }, { sharing: 'not_asked' }, {}, isLong);
    expect(fields.sharing).toBe('not_asked');
  });
});
