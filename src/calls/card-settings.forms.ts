import { type FieldError, type Filled, form, text } from '../platform/forms.ts';
import type { CardWords } from './card-settings.ts';

const LINES = {
  say: { label: 'Say', most: 6 },
  ask: { label: 'Ask', most: 6 },
  avoid: { label: 'Avoid', most: 6 },
  triggers: { label: 'Words in the notes that offer this card', most: 30 },
} as const;
type Part = keyof typeof LINES;
const PARTS: readonly Part[] = ['say', 'ask', 'avoid', 'triggers'];

/** A line is read aloud in one breath. */
const LONGEST_LINE = 200;
/** Shorter words stand in half of all notes. */
const SHORTEST_TRIGGER = 3;

const part = (name: Part, required?: string) =>
  text({
    label: LINES[name].label,
    max: [5000, `${LINES[name].label} must be 5,000 characters or fewer`],
    ...(required ? { required } : {}),
  });

const fields = form({
  say: part('say', 'Enter what to say'),
  ask: part('ask'),
  avoid: part('avoid'),
  triggers: part('triggers'),
});

/** A card as it is typed: one line each. */
export function fillCard(card: CardWords): Filled {
  return { typed: Object.fromEntries(PARTS.map((name) => [name, card[name].join('\n')])), errors: [] };
}

const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The words of a card, or what is wrong with them. */
export function readCard(body: Parameters<typeof fields.submit>[0]): { words: CardWords } | { refused: Filled } {
  const filled = fields.submit(body);
  if (!filled.ok) return { refused: filled };
  const lines = { ...filled.values };
  const words: CardWords = {
    say: linesOf(lines.say),
    ask: linesOf(lines.ask),
    avoid: linesOf(lines.avoid),
    triggers: linesOf(lines.triggers.toLowerCase()),
  };
  const errors = PARTS.flatMap((name) => errorsOf(name, words[name]));
  return errors.length > 0 ? { refused: { ...filled, errors } } : { words };
}

function errorsOf(field: Part, lines: readonly string[]): FieldError[] {
  const { label, most } = LINES[field];
  if (lines.length > most) return [{ field, message: `${label}: ${most} lines at most, one a line` }];
  if (lines.some((line) => line.length > LONGEST_LINE))
    return [{ field, message: `${label}: each line must be ${LONGEST_LINE} characters or fewer` }];
  if (field === 'triggers' && lines.some((line) => line.length < SHORTEST_TRIGGER))
    return [{ field, message: `Each word must have ${SHORTEST_TRIGGER} letters or more` }];
  return [];
}
