import type { ReactNode } from 'react';
import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, FileField, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { MiniDetails, RailBlock, RailFold, RailLine } from '../platform/components/panels.tsx';
import { type FieldError, type Filled, fieldOf } from '../platform/forms.ts';
import { FileList, type ListProps } from './file-list.tsx';
import type { CaseFile } from './files.ts';
import { ACCEPT } from './kinds.rules.ts';

/** The note or contact to which files are added, and how it is called. */
export type OfEntry = { note?: string; contact?: string; line: string };

type PageProps = ListProps & {
  mayWrite: boolean;
  errors: readonly FieldError[];
  said: string;
  entry?: OfEntry | undefined;
};

/** All files of a case, and the place to add more. */
export function FilesPage({ reference, files, staff, now, mayWrite, errors, said, entry }: PageProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={errors} />
      {said && <Banner>{said}</Banner>}
      <h1>Files</h1>
      {entry && <p>They go with: {entry.line}.</p>}
      {mayWrite && <AddFiles reference={reference} error={errors[0]?.message} entry={entry} />}
      {files.length === 0 ? (
        <EmptyState>This case has no files.</EmptyState>
      ) : (
        <FileList reference={reference} files={files} staff={staff} now={now} mayMend={mayWrite} />
      )}
    </>
  );
}

const SHOWN = 3;

/** On the page of the case: the newest files, and where to add one. */
export function FilesBlock({ mayWrite, ...list }: ListProps & { mayWrite: boolean }) {
  const standing = list.files.filter(({ error_at }) => !error_at);
  if (list.files.length === 0)
    return mayWrite ? (
      <RailFold title="Files" fact="None yet" id="files-block">
        <AddFiles reference={list.reference} />
      </RailFold>
    ) : (
      <RailLine title="Files" fact="None yet" />
    );
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
      {mayWrite && (
        <MiniDetails summary="Add a file">
          <AddFiles reference={list.reference} />
        </MiniDetails>
      )}
    </RailBlock>
  );
}

const allWords = (count: number) => (count === 1 ? 'All about it' : `All ${count}`);

type AddProps = { reference: string; error?: string | undefined; entry?: OfEntry | undefined };

function AddFiles({ reference, error, entry }: AddProps) {
  const action = `/desk/cases/${reference}/files`;
  return (
    <UploadForm action={action} id="files" label="Add files" error={error} hiddenName="the files">
      {entry?.note && <input type="hidden" name="note" value={entry.note} />}
      {entry?.contact && <input type="hidden" name="contact" value={entry.contact} />}
    </UploadForm>
  );
}

type UploadProps = {
  action: string;
  id: string;
  label: string;
  error?: string | undefined;
  hiddenName: string;
  children?: ReactNode;
};

/** Choose, drop, paste or photograph; without script the plain chooser and the button. */
export function UploadForm({ action, id, label, error, hiddenName, children }: UploadProps) {
  return (
    <form
      className="app-upload app-no-print"
      method="post"
      action={action}
      encType="multipart/form-data"
      noValidate
      data-upload=""
    >
      {children}
      <Choosers id={id} label={label} error={error} />
      <div data-upload-state="" />
      <Button kind="secondary" label="Add" hiddenName={hiddenName} />
    </form>
  );
}

function Choosers({ id, label, error }: { id: string; label: string; error?: string | undefined }) {
  return (
    <>
      <FileField
        id={id}
        name="files"
        label={label}
        hint="Up to 25 MB each, a video up to 200 MB."
        accept={ACCEPT}
        multiple
        error={error}
      />
      <FileField
        id={`${id}-photo`}
        name="photo"
        label="Take a photograph"
        accept="image/*"
        capture="environment"
        className="app-upload__camera"
      />
    </>
  );
}

/** In the form of a note or a contact: folded, since most come without. With an error it stands open. */
export function FilesField({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <div className="app-upload app-upload--words">
      <MiniDetails summary="Add files" open={error !== undefined}>
        <Choosers id={id} label="Files" error={error} />
      </MiniDetails>
      <div data-upload-state="" />
    </div>
  );
}

type ToEntry = { reference: string; entry: { note: string } | { contact: string }; named: string };

export function AddToEntry({ reference, entry, named }: ToEntry) {
  const which = new URLSearchParams(entry).toString();
  return (
    <a href={`/desk/cases/${reference}/files?${which}`}>
      Add a file
      <span className="nhsuk-u-visually-hidden">{named}</span>
    </a>
  );
}

/** All of them go along unless somebody unticks them: a letter about two matters belongs to both. */
type SplitProps = { files: readonly CaseFile[]; chosen: readonly string[] | undefined };

export function FilesOfSplit({ files, chosen }: SplitProps) {
  return (
    <Checkboxes
      name="files_along"
      label="Which files go along?"
      hint="They stay here too."
      values={chosen ?? files.map(({ id }) => id)}
      choices={files.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

type MendProps = { reference: string; id: string; name: string; filled: Filled };

export function StrikeFile({ reference, id, name, filled }: MendProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Entered in error</h1>
      <p>The file stays in the list, struck through, with your name and the reason.</p>
      <InsetText>{name}</InsetText>
      <form method="post" action={`/desk/cases/${reference}/files/${id}/error`} noValidate>
        <TextField {...fieldOf(filled, 'reason')} label="Why is it wrong?" labelSize="s" />
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

export function MoveFile({ reference, id, name, filled }: MendProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Move to another case</h1>
      <p>
        It can then be opened in that case only. Both cases say that it was moved, with your name. Was somebody shown it
        who is not to see it? Tell your information governance lead.
      </p>
      <InsetText>{name}</InsetText>
      <form method="post" action={`/desk/cases/${reference}/files/${id}/move`} noValidate>
        <TextField
          {...fieldOf(filled, 'ref')}
          label="Number of the right case"
          labelSize="s"
          hint="Like PAL-26-0412"
          width={20}
        />
        <TextField {...fieldOf(filled, 'reason')} label="Why does it belong there?" labelSize="s" />
        <Button label="Move the file" />
      </form>
    </>
  );
}
