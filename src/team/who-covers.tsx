import { ButtonLink, PostButton } from '../platform/components/buttons.tsx';

type WhoCoversProps = {
  rows: readonly { id: string; version: number; words: string; isMine: boolean }[];
  me: string;
};

/** Below "Saved as …": somebody has to keep what was promised just now. */
export function WhoCovers({ rows, me }: WhoCoversProps) {
  return (
    <section className="app-offer" aria-label="Who covers?">
      {rows.map(({ id, version, words, isMine }) => (
        <div key={id}>
          <p>{words} Who covers?</p>
          <div className="app-buttons">
            {!isMine && (
              <PostButton
                kind="secondary"
                action={`/desk/promises/${id}/owner`}
                fields={{ owner: me, version: String(version) }}
                label="I do"
                hiddenName="cover this"
              />
            )}
            <ButtonLink kind="quiet" href={`/desk/promises/${id}#owner`} label="Choose who covers" />
          </div>
        </div>
      ))}
    </section>
  );
}
