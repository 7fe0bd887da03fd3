import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { dateWords } from '../platform/time.ts';
import { Blocks } from './blocks.tsx';

type Props = {
  words: { title: string; summary: string; body: string; number: number };
  trust: string;
  phone: string | null;
  large: boolean;
  now: Date;
  back: string;
};

/** To hand over, on A4: what an officer says aloud and the law are left out. */
export function PrintedGuide({ words, trust, phone, large, now, back }: Props) {
  return (
    <div className={large ? 'app-large-print' : undefined}>
      <p className="app-no-print">
        <a href={back}>Back</a>
      </p>
      <PageHeading title={words.title} lede={`${trust}, PALS, ${dateWords(now, '0001-01-01')}`} />
      <p>{words.summary}</p>
      <Blocks body={words.body} help="/find-help" forPublic />
      <p>{`If this is not what you need, ${phone ? `call PALS on ${phone}` : 'call PALS'}. (Edition ${words.number})`}</p>
      <div className="app-no-print">
        <ButtonRow>
          <PrintButton />
          <ButtonLink
            kind="quiet"
            href={large ? '?' : '?format=large'}
            label={large ? 'Usual size' : 'In large print'}
          />
        </ButtonRow>
      </div>
    </div>
  );
}
