import type { CaseFile } from './files.ts';
import { kindOf, whatWords } from './kinds.rules.ts';

type Props = { reference: string; file: CaseFile };

/** Played by the browser's own player, which can be used by keyboard; it asks for the parts that it needs. */
export function WatchFile({ reference, file }: Props) {
  const address = `/desk/cases/${reference}/files/${file.id}`;
  const isVideo = kindOf(file.kind).group === 'video';
  return (
    <>
      <p className="app-no-print">
        <a className="nhsuk-back-link" href={`/desk/cases/${reference}`}>
          Back to {reference}
        </a>
      </p>
      <h1>{file.name}</h1>
      <p className="app-secondary">{whatWords(file)}</p>
      {isVideo ? (
        // biome-ignore lint/a11y/useMediaCaption: somebody sent it as it is
        <video className="app-player" controls preload="metadata" src={`${address}/preview`} aria-label={file.name} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: somebody sent it as it is
        <audio className="app-player" controls preload="metadata" src={`${address}/preview`} aria-label={file.name} />
      )}
      <p>
        Does it not play? <a href={address}>Save it on this computer</a> and open it there.
      </p>
    </>
  );
}
