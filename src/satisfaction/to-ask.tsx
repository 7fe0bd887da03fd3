import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { HandOut } from '../platform/components/hand-out.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { AnswerFields } from './answer-fields.tsx';
import { SAID, SAID_WORDS, STATEMENTS, STEPS } from './statements.rules.ts';

export const TO_ASK = '/desk/satisfaction/to-ask';

export type ToAsk = {
  id: string;
  name: string;
  reference: string;
  /** "BSL user. Do not phone." */
  rules: readonly string[];
  how: string;
  number: string;
  own: boolean;
};

/** Whom a colleague asks, by phone or on paper: never whoever dealt with it. */
export function ToAskPage({ rows, done }: { rows: readonly ToAsk[]; done: string | undefined }) {
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title="Ask how we did"
        lede="These people are asked by phone or on paper, by a colleague who did not deal with it."
      />
      {rows.length === 0 && (
        <EmptyState action={<a href="/desk/satisfaction">What people found</a>}>Nobody is to be asked now.</EmptyState>
      )}
      {rows.map(({ id, name, reference, rules, how, number, own }) => (
        <Card key={id} title={name}>
          {rules.map((rule) => (
            <Need key={rule}>{rule}</Need>
          ))}
          <p>
            {how} {number && <Phone typed={number} />} <a href={`/desk/cases/${reference}`}>{reference}</a>
          </p>
          {own ? (
            <p className="app-secondary">You dealt with this yourself, so a colleague asks.</p>
          ) : (
            <ButtonRow>
              <ButtonLink href={`${TO_ASK}/${id}`} kind="secondary" label="Ask them" hiddenName={name} />
              <ButtonLink href={`${TO_ASK}/${id}/paper`} kind="quiet" label="On paper" hiddenName={`for ${name}`} />
              <PostButton
                action={`${TO_ASK}/${id}/refusal`}
                kind="quiet"
                label="They do not want to be asked"
                hiddenName={`: ${name}`}
              />
            </ButtonRow>
          )}
        </Card>
      ))}
    </>
  );
}

export function AskByHand({ id, name, filled }: { id: string; name: string; filled: Filled }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <p>
        <a href={TO_ASK}>Ask how we did</a>
      </p>
      <PageHeading title={`Ask ${name} how we did`} />
      <InsetText>
        Say who you are, and that you did not deal with it. They do not have to answer. What they say is kept apart from
        their case.
      </InsetText>
      <form method="post" action={`${TO_ASK}/${id}`} noValidate>
        <AnswerFields filled={filled} small />
        <Radios
          {...fieldOf(filled, 'way')}
          label="How did they answer?"
          inline
          choices={[
            { value: 'phone', label: 'They told me' },
            { value: 'paper', label: 'On paper' },
          ]}
        />
        <ButtonRow>
          <Button label="Keep their answer" />
          <ButtonLink href={TO_ASK} kind="quiet" label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

type PaperProps = { trust: string; address: string; phone: string | null; large: boolean };

/** To be filled in by hand: nobody's name stands on it, and nothing of the case. */
export function Questionnaire({ trust, address, phone, large }: PaperProps) {
  return (
    <HandOut title="How did we do?" lede={`${trust}, PALS`} large={large} back={TO_ASK}>
      <p>You were in touch with PALS not long ago. You do not have to answer. It changes nothing about your care.</p>
      {STEPS.map((step) => (
        <div key={step}>
          <h2 className="nhsuk-heading-s">{STATEMENTS[step]}</h2>
          <p>{SAID.map((said) => `☐ ${SAID_WORDS[said]}`).join('   ')}</p>
        </div>
      ))}
      <h2 className="nhsuk-heading-s">Is there anything you want to tell us?</h2>
      <p className="app-paper-lines">
        {' '}
        <br /> <br /> <br />{' '}
      </p>
      <h2 className="nhsuk-heading-s">May we contact you about this?</h2>
      <p>☐ Yes. My name and how to reach me:</p>
      <p>
        {address
          ? `Send it to: ${address}`
          : `To ask where to send it, ${phone ? `call PALS on ${phone}` : 'call PALS'}.`}
      </p>
    </HandOut>
  );
}
