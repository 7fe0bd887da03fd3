import { FilesOfEntry, UploadForm } from '../files/index.ts';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled } from '../platform/forms.ts';
import type { ConsentView } from './consent.pages.ts';
import type { Consent } from './consent.ts';

type Props = { row: Consent; view: ConsentView; base: string; refused: Filled | undefined };

/** The paper on which the consent stands, and where to add it. */
export function Evidence({ row, view, base, refused }: Props) {
  const paper = view.papers.get(row.evidence_file ?? '');
  const label = paper ? 'Add another paper in its place' : 'Add the paper';
  return (
    <>
      {paper && <FilesOfEntry reference={view.kase.ref} files={[paper]} />}
      {!view.kase.closed_at && (
        <MiniDetails summary={label} open={refused !== undefined}>
          <UploadForm
            action={`${base}/evidence`}
            id={`evidence-${row.id}`}
            label="Scan, photograph or file"
            error={refused && errorOf(refused, 'files')}
            hiddenName="the paper"
          />
        </MiniDetails>
      )}
    </>
  );
}
