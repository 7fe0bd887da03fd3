import { Button } from '../platform/components/buttons.tsx';
import { FileField, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type FieldError, type Filled, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { mayOpen, stateWords } from './files.rules.ts';
import type { CaseFile } from './files.ts';
import { ACCEPT, kindOf, sizeWords } from './kinds.rules.ts';

type ListProps = { reference: string; files: readonly CaseFile[]; staff: ReadonlyMap<string, string>; now: Date };

type PageProps = ListProps & { mayWrite: boolean; errors: readonly FieldError[]; said: string };

/** All files of a case, and the place to add more. */
export function FilesPage({ reference, files, staff, now, mayWrite, errors, said }: PageProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={errors} />
      {said && <Banner>{said}</Banner>}
      <h1>Files</h1>
      {mayWrite && <AddFiles reference={reference} error={errors[0]?.message} />}
      {files.length === 0 ? (
        <EmptyState>This case has no files.</EmptyState>
      ) : (
        <FileList reference={reference} files={files} staff={staff} now={now} mayStrike={mayWrite} />
      )}
    </>
  );
}

const SHOWN = 5;

/** On the page of the case: the newest files, and where to add one. */
export function FilesBlock({ mayWrite, ...list }: ListProps & { mayWrite: boolean }) {
  const standing = list.files.filter(({ error_at }) => !error_at);
  return (
    <RailBlock
      title="Files"
      id="files-block"
      action={
        list.files.length > 0 ? <a href={`/desk/cases/${list.reference}/files`}>{allWords(list.files.length)}</a> : null
      }
    >
      {standing.length === 0 ? (
        <p className="app-secondary">No files yet.</p>
      ) : (
        <FileList {...list} files={standing.slice(0, SHOWN)} />
      )}
      {mayWrite && <AddFiles reference={list.reference} />}
    </RailBlock>
  );
}

const allWords = (count: number) => (count === 1 ? 'All about it' : `All ${count}`);

function FileList({ reference, files, staff, now, mayStrike = false }: ListProps & { mayStrike?: boolean }) {
  return (
    <ul className="app-files">
      {files.map((file) => (
        <li key={file.id} className={file.error_at ? 'app-files__struck' : undefined}>
          <FileName reference={reference} file={file} />
          <p className="app-secondary">
            {kindOf(file.kind).label}, {sizeWords(file.size)} – {staff.get(file.added_by) ?? 'a colleague'},{' '}
            {dateWords(file.added_at, now)}
          </p>
          <Checked file={file} />
          {file.error_at && (
            <p>
              Entered in error: {file.error_reason} – {staff.get(file.error_by ?? '') ?? 'a colleague'}
            </p>
          )}
          {mayStrike && !file.error_at && (
            <p className="app-no-print">
              <a href={`/desk/cases/${reference}/files/${file.id}/error`}>
                Entered in error<span className="nhsuk-u-visually-hidden">: {file.name}</span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileName({ reference, file }: { reference: string; file: CaseFile }) {
  const address = `/desk/cases/${reference}/files/${file.id}`;
  if (!mayOpen(file)) return <p className="app-files__name">{file.name}</p>;
  return (
    <p className="app-files__name">
      <a href={address}>{file.name}</a>
      {kindOf(file.kind).preview && (
        <>
          {' '}
          <a href={`${address}/preview`} target="_blank" rel="noopener noreferrer">
            Look<span className="nhsuk-u-visually-hidden"> at {file.name} in a new tab</span>
          </a>
        </>
      )}
    </p>
  );
}

function Checked({ file }: { file: CaseFile }) {
  const words = stateWords(file);
  if (words === '') return null;
  return file.state === 'infected' ? <Need>{words}</Need> : <p className="app-secondary">{words}</p>;
}

/** Choose, drop, paste or photograph; without script the plain chooser and the button. */
function AddFiles({ reference, error }: { reference: string; error?: string | undefined }) {
  return (
    <form
      className="app-upload app-no-print"
      method="post"
      action={`/desk/cases/${reference}/files`}
      encType="multipart/form-data"
      noValidate
      data-upload=""
    >
      <FileField
        name="files"
        label="Add files"
        hint="Up to 25 MB each, a video up to 200 MB."
        accept={ACCEPT}
        multiple
        error={error}
      />
      <FileField
        name="photo"
        label="Take a photograph"
        accept="image/*"
        capture="environment"
        className="app-upload__camera"
      />
      <div data-upload-state="" />
      <Button kind="secondary" label="Add" hiddenName="the files" />
    </form>
  );
}

export function StrikeFile({
  reference,
  id,
  name,
  filled,
}: {
  reference: string;
  id: string;
  name: string;
  filled: Filled;
}) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Entered in error</h1>
      <p>The file stays in the list, struck through, with your name and the reason.</p>
      <InsetText>{name}</InsetText>
      <form method="post" action={`/desk/cases/${reference}/files/${id}/error`} noValidate>
        <TextField
          name="reason"
          label="Why is it wrong?"
          labelSize="s"
          value={typedText(filled, 'reason')}
          error={errorOf(filled, 'reason')}
        />
        <Button label="Mark as entered in error" />
      </form>
    </>
  );
}

function BackToCase({ reference }: { reference: string }) {
  return (
    <p className="app-no-print">
      <a className="nhsuk-back-link" href={`/desk/cases/${reference}`}>
        Back to {reference}
      </a>
    </p>
  );
}
