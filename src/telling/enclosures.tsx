import { ACCEPT } from '../files/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { FileField } from '../platform/components/file-field.tsx';
import { enclosedWords, PIECE_BYTES, plainName, stoppedWords } from './enclosures.rules.ts';
import type { Enclosure } from './enclosures.ts';

type Props = { files: readonly Enclosure[]; error: string | undefined; signs: boolean };

const SIGNED = 'Choose a video, or make one now. About 3 minutes is best. ';
const SIZES = 'A video can be up to 200 MB, anything else up to 25 MB.';

/** Below the words: what comes along. The browser's own chooser; with script a video comes in piece by piece. */
export function Enclose({ files, error, signs }: Props) {
  return (
    <div className="app-enclose" id="enclose" data-enclose="/tell-us/files" data-piece={PIECE_BYTES}>
      <FileField
        name="files"
        label={signs ? 'Your video' : 'Add a photo, a file or a video'}
        hint={`${signs ? SIGNED : 'You can leave this out. '}${SIZES}`}
        accept={ACCEPT}
        multiple
        error={error}
      />
      <ul className="nhsuk-list app-enclose__files" data-enclose-list="">
        {files.map((file) => (
          <li key={file.id} data-file={file.id}>
            {file.whole_at ? enclosedWords(file) : `${plainName(file.name)}: ${stoppedWords(file)}`}{' '}
            <Button
              kind="link"
              label="Take away"
              hiddenName={plainName(file.name)}
              name="act"
              value={`away ${file.id}`}
            />
          </li>
        ))}
      </ul>
      <p className="app-secondary" data-enclose-state="" role="status" />
      <Button kind="secondary" label="Add" hiddenName="the file" name="act" value="add" className="app-enclose__add" />
    </div>
  );
}
