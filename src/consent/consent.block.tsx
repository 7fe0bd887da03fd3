import { ButtonLink } from '../platform/components/buttons.tsx';
import { RailBlock } from '../platform/components/rail.tsx';

type Props = {
  line: string;
  base: string;
  mayWrite: boolean;
  /** Somebody named me as the second person, and waits. */
  asksMe: boolean;
};

export function ConsentBlock({ line, base, mayWrite, asksMe }: Props) {
  return (
    <RailBlock title="Who may be told what" action={mayWrite && <a href={`${base}/consents`}>Change</a>}>
      <p>{line}</p>
      {asksMe && <ButtonLink kind="quiet" href={`${base}/safety-sharing`} label="Do you agree to share for safety?" />}
    </RailBlock>
  );
}
