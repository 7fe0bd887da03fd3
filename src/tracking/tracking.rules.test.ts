import { expect, test } from 'vitest';
import type { Status } from '../cases/index.ts';
import { statusSentences } from './tracking.rules.ts';

const by = { at: new Date('2026-11-25T17:00:00Z'), words: 'by 5pm on Wednesday' };

const STATUSES: Status[] = ['new', 'looking', 'waiting_service', 'waiting_person', 'ready', 'closed', 'passed'];

test.each(STATUSES)('of a case that is "%s" a sentence has a date, whether it was promised or is our aim', (status) => {
  const hasDate = (told: Partial<Parameters<typeof statusSentences>[0]>) =>
    statusSentences({ status, who: 'Sam', by: undefined, ...told }).some(
      ({ words, values }) => words.includes('{by}') && values?.by,
    );
  expect(hasDate({ by: status === 'closed' ? undefined : by, otherwise: by })).toBe(true);
  expect(hasDate({ otherwise: by })).toBe(true);
  expect(hasDate({})).toBe(false);
});
