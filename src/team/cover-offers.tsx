import { PostButton } from '../platform/components/buttons.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import type { CoverOffer } from './cover-offers.ts';

type CoverProps = { offers: readonly CoverOffer[]; mayWrite: boolean; me: string };

/** On My day: what was promised by somebody who is away. One press takes it. */
export function CoverNeeded({ offers, mayWrite, me }: CoverProps) {
  if (offers.length === 0) return null;
  return (
    <RailBlock title={`Cover needed (${offers.length})`} id="cover">
      <ul className="app-rail__list">
        {offers.map(({ id, version, title, href, clock, who }) => (
          <li key={id}>
            <span>
              <a href={href}>{title}</a>{' '}
              <span className="app-secondary">
                {clock}. {who}.
              </span>
            </span>{' '}
            {mayWrite && (
              <PostButton
                kind="quiet"
                action={`/desk/promises/${id}/owner`}
                fields={{ owner: me, version: String(version) }}
                label="Take it"
                hiddenName={title}
              />
            )}
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}
