import { ACCEPT } from '../files/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { FileField } from '../platform/components/file-field.tsx';
import { useSay, useTongue } from '../platform/components/say.tsx';
import type { FieldError } from '../platform/forms.ts';
import { enclosedWords, PIECE_BYTES, plainName, SAID_OF_FILES, STOPPED, stoppedValues } from './enclosures.rules.ts';
import type { Enclosure } from './enclosures.ts';

type Props = { files: readonly Enclosure[]; errors: readonly FieldError[]; signs: boolean };

/** Below the words: what comes along. The browser's own chooser; with script a video comes in piece by piece. */
export function Enclose({ files, errors, signs }: Props) {
  const say = useSay();
  const error = errors.find(({ field }) => field === 'files');
  const saidByScript = useTongue() && Object.fromEntries(SAID_OF_FILES.map((one) => [one, say(one)]));
  return (
    <div
      className="app-enclose"
      id="enclose"
      data-enclose="/tell-us/files"
      data-piece={PIECE_BYTES}
      data-says={saidByScript && JSON.stringify(saidByScript)}
    >
      <FileField
        name="files"
        label={signs ? 'Your video' : 'Add a photo, a file or a video'}
        hint={
          signs
            ? 'Choose a video. On a phone you can make one now. It can be up to 200 MB, about 3 minutes.'
            : 'You can leave this out. A video can be up to 200 MB, anything else up to 25 MB.'
        }
        accept={ACCEPT}
        multiple
        error={error && say(error.message, error.values)}
      />
      <ul className="nhsuk-list app-enclose__files" data-enclose-list="">
        {files.map((file) => (
          <li key={file.id} data-file={file.id}>
            {file.whole_at ? enclosedWords(file) : say(STOPPED, stoppedValues(file))}{' '}
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
