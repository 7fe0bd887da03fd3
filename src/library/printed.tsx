import { HandOut } from '../platform/components/hand-out.tsx';
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
    <HandOut title={words.title} lede={`${trust}, PALS, ${dateWords(now, '0001-01-01')}`} large={large} back={back}>
      <p>{words.summary}</p>
      <Blocks body={words.body} help="/find-help" forPublic />
      <p>{`If this is not what you need, ${phone ? `call PALS on ${phone}` : 'call PALS'}. (Edition ${words.number})`}</p>
    </HandOut>
  );
}
