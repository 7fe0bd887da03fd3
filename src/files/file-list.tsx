import { Need } from '../platform/components/messages.tsx';
import { dateWords } from '../platform/time.ts';
import { addedBy, mayOpen, stateWords, withWords } from './files.rules.ts';
import type { CaseFile } from './files.ts';
import { kindOf, plays, sizeWords, whatWords } from './kinds.rules.ts';

export type ListProps = {
  reference: string;
  files: readonly CaseFile[];
  staff: ReadonlyMap<string, string>;
  now: Date;
};

export function FileList({ reference, files, staff, now, mayMend = false }: ListProps & { mayMend?: boolean }) {
  return (
    <ul className="app-files">
      {files.map((file) => (
        <li key={file.id} className={file.error_at ? 'app-files__struck' : undefined}>
          <FileName reference={reference} file={file} />
          <p className="app-secondary">
            {whatWords(file)} – {addedBy(file, staff)}, {dateWords(file.added_at, now)}
            {withWords(file)}
          </p>
          <Checked file={file} />
          {file.error_at && (
            <p>
              Entered in error: {file.error_reason} – {staff.get(file.error_by ?? '') ?? 'a colleague'}
            </p>
          )}
          {mayMend && !file.error_at && <Mend reference={reference} file={file} />}
        </li>
      ))}
    </ul>
  );
}

function Mend({ reference, file }: { reference: string; file: CaseFile }) {
  const address = `/desk/cases/${reference}/files/${file.id}`;
  return (
    <p className="app-buttons app-no-print">
      <a href={`${address}/move`}>
        Move to another case<span className="nhsuk-u-visually-hidden">: {file.name}</span>
      </a>
      <a href={`${address}/error`}>
        Entered in error<span className="nhsuk-u-visually-hidden">: {file.name}</span>
      </a>
    </p>
  );
}

/** Below the words with which they came; what is wrong is mended on the page of all files. */
export function FilesOfEntry({ reference, files }: Omit<ListProps, 'staff' | 'now'>) {
  return (
    <ul className="app-files app-files--entry" aria-label="Files">
      {files.map((file) => (
        <li key={file.id} className={file.error_at ? 'app-files__struck' : undefined}>
          <FileName reference={reference} file={file} size />
          <Checked file={file} />
          {file.error_at && <p className="app-secondary">Entered in error: {file.error_reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function FileName({ reference, file, size = false }: { reference: string; file: CaseFile; size?: boolean }) {
  const address = `/desk/cases/${reference}/files/${file.id}`;
  const after = size && (
    <span className="app-secondary"> {plays(file.kind) ? whatWords(file) : sizeWords(file.size)}</span>
  );
  if (!mayOpen(file))
    return (
      <p className="app-files__name">
        {file.name}
        {after}
      </p>
    );
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
      {plays(file.kind) && (
        <>
          {' '}
          <a href={`${address}/watch`}>
            {kindOf(file.kind).group === 'video' ? 'Watch' : 'Listen'}
            <span className="nhsuk-u-visually-hidden">: {file.name}</span>
          </a>
        </>
      )}
      {after}
    </p>
  );
}

function Checked({ file }: { file: CaseFile }) {
  const words = stateWords(file);
  if (words === '') return null;
  return file.state === 'infected' ? <Need>{words}</Need> : <p className="app-secondary">{words}</p>;
}
