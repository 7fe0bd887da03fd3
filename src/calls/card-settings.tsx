import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SEEN } from '../platform/seen.ts';
import type { PromptCard } from './cards.ts';

export const CARDS = '/desk/settings/cards';

/** The prompt cards of the live call as this trust has them. */
export function CardList({ cards, done }: { cards: readonly PromptCard[]; done: string | undefined }) {
  return (
    <>
      {done && <Banner>{`${done}: saved. The next call shows it.`}</Banner>}
      <PageHeading title="Help cards" lede="What an officer reads when a call is hard. Say it as your team says it." />
      {cards.map((card) => (
        <Card key={card.code} title={card.title} action={<span className="app-secondary">{whose(card)}</span>}>
          <Facts rows={[{ key: 'Say', value: card.say.join(' ') }]} />
          <ButtonRow>
            <ButtonLink kind="quiet" href={`${CARDS}/${card.code}`} label="Edit" hiddenName={card.title} />
            {card.trust_id && (
              <PostButton
                kind="quiet"
                action={`${CARDS}/${card.code}/restoration`}
                label="Use the shipped words again"
                hiddenName={card.title}
              />
            )}
          </ButtonRow>
        </Card>
      ))}
    </>
  );
}

const whose = ({ trust_id }: PromptCard) => (trust_id ? 'Your words' : 'As shipped');

type EditProps = { card: PromptCard; filled: Filled; seen: string; before: ReactNode };

export function EditCard({ card, filled, seen, before }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`Help card: ${card.title}`} lede="One line each." />
      <form method="post" action={`${CARDS}/${card.code}`} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ [SEEN]: seen }} />
        <TextArea {...field('say')} label="Say" hint="To be read aloud" rows={4} />
        <TextArea {...field('ask')} label="Ask (optional)" rows={4} />
        <TextArea {...field('avoid')} label="Avoid (optional)" rows={4} />
        <TextArea
          {...field('triggers')}
          label="Words in the notes that offer this card (optional)"
          hint="They only offer the card. They never say anything about the person."
          rows={4}
        />
        <ButtonRow>
          <Button label="Save card" />
          <a href={CARDS}>Back without saving</a>
        </ButtonRow>
      </form>
      {before}
    </>
  );
}
