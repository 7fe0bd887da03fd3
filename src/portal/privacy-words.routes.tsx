import type { DatedView } from '../platform/components/dated-page.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { datedRoutes } from '../platform/dated-routes.ts';
import { type Filled, fieldOf, text } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords } from '../platform/time.ts';
import {
  changePrivacyWords,
  listPrivacyWords,
  loadPrivacyWords,
  type PrivacyWords,
  takePrivacyWordsBack,
} from './privacy-words.ts';

export const PRIVACY_WORDS = '/desk/settings/privacy';

export function privacyWordsRoutes(r: Router) {
  datedRoutes(r, {
    at: PRIVACY_WORDS,
    may: 'settings.write',
    fields: {
      officer: text({
        label: 'Data protection officer',
        required: 'Enter who the data protection officer is, and how to reach them',
        max: [300, 'Who it is and how to reach them must be 300 characters or fewer'],
      }),
      more: text({
        label: 'What your trust adds',
        max: [2000, 'What your trust adds must be 2,000 characters or fewer'],
      }),
    },
    known: async (ctx) => {
      const { officer, more } = await loadPrivacyWords(ctx);
      return { officer, more };
    },
    change: (ctx, { officer, more }, from) =>
      changePrivacyWords(ctx, { officer: officer.trim(), more: more.trim() }, from),
    takeBack: (ctx, _, from) => takePrivacyWordsBack(ctx, from),
    view: wordsView,
  });
}

const inOneLine = ({ officer, more }: PrivacyWords) =>
  [officer, more]
    .map((words) => words.replace(/\s*\n\s*/g, ', '))
    .filter(Boolean)
    .join('. ');

async function wordsView(ctx: Ctx, filled: Filled, today: Day): Promise<DatedView> {
  const rows = await listPrivacyWords(ctx);
  const [held] = heldOn(rows, today);
  return {
    title: 'Privacy page',
    lede: held
      ? `The public reads today: ${inOneLine(held)}`
      : 'Not set yet: the public reads that you have a data protection officer, and asks PALS.',
    above: (
      <p>
        <a href="/privacy">What the public reads about privacy</a>
      </p>
    ),
    planned: plannedFrom(rows, today).map((row) => ({
      ...{ name: 'Privacy page', words: inOneLine(row), from: row.valid_from, fields: {} },
    })),
    past: rows
      .filter(({ valid_to }) => valid_to && valid_to < today)
      .map((row) => ({ key: `To ${dateWords(row.valid_to ?? today, today)}`, value: inOneLine(row) })),
    saved: 'Saved. The public page says it from its day on.',
    change: { title: 'Change it', fields: <WordsFields filled={filled} />, button: 'Save' },
  };
}

function WordsFields({ filled }: { filled: Filled }) {
  return (
    <>
      <TextArea
        {...fieldOf(filled, 'officer')}
        label="Data protection officer"
        labelSize="s"
        hint="A name or a post, and an email, phone or postal address"
        rows={3}
      />
      <TextArea
        {...fieldOf(filled, 'more')}
        label="What your trust adds (optional)"
        labelSize="s"
        hint="In short, plain sentences, as how long you keep a question"
        rows={5}
      />
    </>
  );
}
