import { RailBlock, RailLine } from '../platform/components/panels.tsx';

type Props = {
  reference: string;
  mayWrite: boolean;
  /** The case carries the mark. */
  marked: boolean;
  concerns: number;
  /** Concerns of which nobody has been told yet. */
  untold: number;
  told: readonly string[];
  /** Why a restriction is worth a thought; nothing if it is not. */
  restrict: string | undefined;
  mayRestrict: boolean;
};

/** Nothing was feared, and nothing is to be decided. */
export const isQuiet = ({ marked, concerns, restrict }: Pick<Props, 'marked' | 'concerns' | 'restrict'>) =>
  concerns === 0 && !marked && !restrict;

/** In one or two lines: was something feared here, and does somebody know? */
export function SafeguardingBlock(props: Props) {
  const { reference, mayWrite, marked, concerns, untold, told, restrict, mayRestrict } = props;
  const base = `/desk/cases/${reference}`;
  const open = (
    <a href={`${base}/danger`}>{concerns > 0 ? 'Open' : marked ? 'Write it down' : 'Somebody is at risk'}</a>
  );
  if (isQuiet(props))
    return <RailLine title="Safeguarding" fact="Nothing written down" action={mayWrite ? open : undefined} />;
  return (
    <RailBlock title="Safeguarding" action={mayWrite ? open : undefined}>
      {concerns === 0 && <p className="app-secondary">Nothing is written down.</p>}
      {(untold > 0 || (marked && concerns === 0)) && <p>Nobody has been told yet.</p>}
      {told.length > 0 && <p>{`Told: ${told.join('; ')}.`}</p>}
      {restrict && (
        <p>
          {restrict}{' '}
          {mayRestrict ? <a href={`${base}/access`}>Restrict this case</a> : 'A senior officer can restrict this case.'}
        </p>
      )}
    </RailBlock>
  );
}
