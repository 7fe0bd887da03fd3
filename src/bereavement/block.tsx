import { RailBlock } from '../platform/components/panels.tsx';

type Props = {
  reference: string;
  begun: boolean;
  ours: readonly string[];
  clocks: readonly { name: string; words: string; late: boolean }[];
  /** The day on which they chose to hear from us. */
  next: string;
  mayWrite: boolean;
};

/** On the page of a case: the few lines that matter, and the way to the rest. */
export function DeathBlock({ reference, begun, ours, clocks, next, mayWrite }: Props) {
  const open = <a href={`/desk/cases/${reference}/bereavement`}>{begun || !mayWrite ? 'Open' : 'Begin'}</a>;
  return (
    <RailBlock title="After the death" action={open}>
      {!begun && <p className="app-secondary">Nothing is written down yet. There is no rush.</p>}
      {ours.length > 0 && <p>{`We do: ${ours.join(', ')}.`}</p>}
      {clocks.map(({ name, words, late }) => (
        <p key={name}>
          {late && <strong className="app-late">Late: </strong>}
          {`${name}: ${words}.`}
        </p>
      ))}
      {begun && <p>{next ? `They hear from us on ${next}, as they chose.` : 'They chose no contact from us.'}</p>}
    </RailBlock>
  );
}
