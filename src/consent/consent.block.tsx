import { ButtonLink } from '../platform/components/buttons.tsx';
import { RailBlock, RailLine } from '../platform/components/panels.tsx';

type Props = {
  line: string;
  base: string;
  mayWrite: boolean;
  /** Nobody has been asked yet: whom to ask. */
  ask: string;
  /** Somebody named me as the second person, and waits. */
  asksMe: boolean;
};

export function ConsentBlock({ line, base, mayWrite, ask, asksMe }: Props) {
  const change = mayWrite && (
    <a href={`${base}/consents`}>
      {ask ? 'Record it' : 'Change'}
      <span className="nhsuk-u-visually-hidden"> who may be told what</span>
    </a>
  );
  if (!asksMe && !ask) return <RailLine title="Who may be told what" fact={line} action={change} />;
  return (
    <RailBlock title="Who may be told what" action={change}>
      <p>{line}</p>
      {ask && <p>{ask}</p>}
      {asksMe && <ButtonLink kind="quiet" href={`${base}/safety-sharing`} label="Do you agree to share for safety?" />}
    </RailBlock>
  );
}
