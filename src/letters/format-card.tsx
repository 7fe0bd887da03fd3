import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { FORMAT_TELLS, FORMAT_WORDS, FORMATS } from './formats.rules.ts';
import type { LetterWay } from './kinds.rules.ts';
import { LANGUAGES } from './languages.rules.ts';
import { type Sheet, translatorWords } from './sheets.rules.ts';

type FormatProps = {
  reference: string;
  query: string;
  asked: { template: string; to: string; how: LetterWay };
  sheet: Pick<Sheet, 'format' | 'why' | 'translation'>;
  how: LetterWay;
  filled: Filled;
};

/** In which form they have it, and the way to another. */
export function FormatCard({ reference, query, asked, sheet, how, filled }: FormatProps) {
  const { format, why, translation } = sheet;
  const at = `/desk/cases/${reference}/letters`;
  return (
    <>
      {FORMAT_TELLS[format] && <InsetText>{formatTells(format, how)}</InsetText>}
      {why && <p>Not as they need it: {why}</p>}
      <Details
        summary={format === 'standard' ? `Format: ${FORMAT_WORDS[format]}` : 'Change the format'}
        open={filled.errors.some(({ field }) => field === 'why')}
      >
        <form method="post" action={`${at}/format`} noValidate>
          <HiddenFields fields={asked} />
          <Select
            {...fieldOf(filled, 'format')}
            value={String(filled.typed.format ?? '') || format}
            label="Format"
            labelSize="s"
            choices={FORMATS.map((value) => ({ value, label: FORMAT_WORDS[value] }))}
          />
          <TextField
            {...fieldOf(filled, 'why')}
            label="Why not as they need it?"
            hint="Only where you choose another than the one they need"
            labelSize="s"
          />
          <Button kind="secondary" label="Use this format" />
        </form>
      </Details>
      <p>
        {translatorWords(translation)}{' '}
        <a href={`${at}/translation?${query}`}>
          {translation ? 'Change the translation' : 'Add the same in another language'}
        </a>
      </p>
    </>
  );
}

function formatTells(format: Sheet['format'], how: LetterWay): string {
  if (how === 'text' && format !== 'audio')
    return `${FORMAT_WORDS[format]}: their phone shows it in the size they chose.`;
  return how === 'email' && format === 'large' ? `${FORMAT_TELLS.large} Send it in that size.` : FORMAT_TELLS[format];
}

/** The letter to take along: as it is printed, to be changed in Word, to be read aloud. */
export function DocumentLinks({ at, query = '' }: { at: string; query?: string }) {
  return (
    <>
      <ButtonLink kind="secondary" href={`${at}/pdf${query}`} label="Open as PDF" />
      <ButtonLink kind="quiet" href={`${at}/docx${query}`} label="Word" />
      <ButtonLink kind="quiet" href={`${at}/txt${query}`} label="Plain text" />
    </>
  );
}

type TranslationProps = {
  reference: string;
  query: string;
  asked: { template: string; to: string; how: LetterWay };
  who: string;
  original: string;
  filled: Filled;
  draft: DraftOf;
};

/** The same in another language, beside the original. */
export function TranslationPage({ reference, query, asked, who, original, filled, draft }: TranslationProps) {
  const at = `/desk/cases/${reference}/letters`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title="The same in another language"
        lede={`${who} gets both. A person translates it, and somebody who knows the language checks it: never a machine alone.`}
      />
      <Details summary="The English words">
        <p className="app-as-typed">{original}</p>
      </Details>
      <DraftForm action={`${at}/translation`} draft={draft}>
        <HiddenFields fields={asked} />
        <Select
          {...fieldOf(filled, 'language')}
          label="Language"
          labelSize="s"
          blank="Choose the language"
          choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          {...fieldOf(filled, 'translation')}
          label="The words in that language"
          hint="Leave it empty to send the English words alone"
          labelSize="s"
          rows={14}
        />
        <TextField {...fieldOf(filled, 'translated_by')} label="Who translated it?" labelSize="s" />
        <TextField
          {...fieldOf(filled, 'checked_by')}
          label="Who else checked it? (optional)"
          hint="Somebody who reads the language"
          labelSize="s"
        />
        <ButtonRow>
          <Button label="Keep it with the letter" />
          <a href={`${at}/check?${query}`}>Back to the letter</a>
        </ButtonRow>
      </DraftForm>
    </>
  );
}
