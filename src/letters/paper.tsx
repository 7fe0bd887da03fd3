import type { ComponentProps } from 'react';
import { BackToCase } from '../cases/index.ts';
import { MessageFate } from '../outbox/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Banner, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { textMessages } from './checks.rules.ts';
import { DocumentLinks } from './format-card.tsx';
import { type LetterWay, WAY_WORDS } from './kinds.rules.ts';
import { isRightToLeft, LANGUAGES } from './languages.rules.ts';
import { type Translation, translatorWords } from './sheets.rules.ts';
import { toWords } from './writing.tsx';

export type Paper = {
  from: string;
  to: string;
  address: string;
  date: string;
  subject: string;
  body: string;
  large: boolean;
  translation: Translation | null;
};

/** As they will see it. */
export function Shown({ paper, how }: { paper: Paper; how: LetterWay }) {
  return (
    <section className={classOf(how, paper.large)} aria-label={WAY_WORDS[how]}>
      {paper.subject && (
        <p className="app-letter__subject">
          <strong>{paper.subject}</strong>
        </p>
      )}
      <p className="app-as-typed">{paper.body}</p>
      <Other translation={paper.translation} />
      {how === 'text' && <p className="app-letter__count">{lengthWords(paper.body)}</p>}
    </section>
  );
}

function classOf(how: LetterWay, large: boolean): string {
  if (how === 'text') return 'app-letter app-letter--bubble';
  return large ? 'app-letter app-letter--large' : 'app-letter';
}

/** "132 characters: 1 text message" */
function lengthWords(text: string): string {
  const parts = textMessages(text);
  return `${text.length} characters: ${parts} text ${parts === 1 ? 'message' : 'messages'}`;
}

export function CopyButtons({ paper, how }: { paper: Paper; how: LetterWay }) {
  return (
    <>
      {how === 'email' && paper.subject && (
        <Button
          kind="quiet"
          type="button"
          label="Copy the subject"
          className="app-needs-script"
          data={{ 'data-clipboard': paper.subject }}
        />
      )}
      <Button
        kind="quiet"
        type="button"
        label="Copy the words"
        className="app-needs-script"
        data={{ 'data-clipboard': paper.body }}
      />
    </>
  );
}

/** The same in another language, which a screen reader speaks as it is. */
function Other({ translation }: Pick<Paper, 'translation'>) {
  if (!translation) return null;
  const { language, words } = translation;
  return (
    <>
      <p className="app-letter__subject">
        <strong>{LANGUAGES[language]}</strong>
      </p>
      <p className="app-as-typed" lang={language} dir={isRightToLeft(words) ? 'rtl' : 'ltr'}>
        {words}
      </p>
    </>
  );
}

/** A sheet of its own: sender, date and address, then the words. */
export function PaperPage({ back, paper }: { back: string; paper: Paper }) {
  return (
    <>
      <div className="app-no-print nhsuk-u-margin-bottom-3">
        <p>
          <a href={back}>Back</a>
        </p>
        <h1>Print this letter</h1>
        {paper.large && <p>Large print, 18 point.</p>}
        <ButtonRow>
          <PrintButton />
        </ButtonRow>
      </div>
      <Sheet paper={paper} />
    </>
  );
}

function Sheet({ paper: { from, to, address, date, body, large, translation } }: { paper: Paper }) {
  return (
    <section className={large ? 'app-letter app-letter--large app-large-print' : 'app-letter'} aria-label="Letter">
      <p>
        <strong>{from}</strong>
      </p>
      <p className="app-as-typed">{[to, address].filter(Boolean).join('\n')}</p>
      <p>{date}</p>
      <p className="app-as-typed">{body}</p>
      <Other translation={translation} />
    </section>
  );
}

type LetterProps = {
  reference: string;
  letter: string;
  title: string;
  how: LetterWay;
  done: boolean;
  struck: boolean;
  /** Of one that OpenPALS sends: what becomes of it. */
  sent: ComponentProps<typeof MessageFate> | undefined;
  version: number;
  /** Who read it first; empty where nobody had to. */
  signed: string;
  paper: Paper;
};

export function LetterPage({ reference, letter, title, how, done, struck, sent, version, signed, paper }: LetterProps) {
  return (
    <>
      <div className="app-no-print">
        <BackToCase reference={reference} />
        {done && !sent && <Banner>Recorded as sent.</Banner>}
        <PageHeading title={title} lede={`To ${paper.to}, ${paper.date}. ${toWords(how, paper.address)}`} />
        {sent && (
          <InsetText>
            <MessageFate {...sent} />
          </InsetText>
        )}
        {struck && <InsetText>Marked as entered in error.</InsetText>}
        <p className="app-secondary">
          From version {version} of the template. {signed} {translatorWords(paper.translation)}
        </p>
      </div>
      {how === 'letter' ? <Sheet paper={paper} /> : <Shown paper={paper} how={how} />}
      <div className="app-no-print">
        <ButtonRow>
          {how !== 'text' && <DocumentLinks at={`/desk/cases/${reference}/letters/${letter}`} />}
          <CopyButtons paper={paper} how={how} />
        </ButtonRow>
      </div>
    </>
  );
}
