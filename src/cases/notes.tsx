import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { errorOf, type Filled, fieldOf } from '../platform/forms.ts';
import { maybeAttaches } from './attaches.ts';

/** Two interactions: write, and Ctrl+Enter or the button. */
export function NoteForm({ reference, filled, draft }: { reference: string; filled: Filled; draft: DraftOf }) {
  return (
    <DraftForm
      action={`/desk/cases/${reference}/notes`}
      className="app-field-button"
      id="note"
      draft={draft}
      stateBelow={false}
      withFiles
    >
      <TextArea {...fieldOf(filled, 'body')} label="Add a note" hint="Only PALS sees this." rows={2} />
      {maybeAttaches()?.field('note-files', errorOf(filled, 'files'))}
      <Button kind="secondary" label="Save note" />
      <p className="app-savebar__status app-secondary" data-save-state="" />
    </DraftForm>
  );
}
