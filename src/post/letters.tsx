import { UploadForm } from '../files/index.ts';
import { TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';

/** A letter on paper, scanned or photographed: three facts and its pages. */
export function NewLetter({ filled, press }: { filled: Filled; press: string }) {
  return (
    <>
      <p>
        <a href="/desk/post">Back to Post</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Add a scanned letter" lede="All pages of one letter together." />
      <UploadForm
        action="/desk/post/letters"
        id="files"
        label="The letter, as a PDF or as pictures"
        error={errorOf(filled, 'files')}
        hiddenName="the letter"
      >
        <input type="hidden" name="press" value={typedText(filled, 'press') || press} />
        <TextField {...fieldOf(filled, 'from')} label="Who wrote? (optional)" width={30} autoComplete="off" />
        <TextField {...fieldOf(filled, 'about')} label="What is it about? (optional)" autoComplete="off" />
        <TextField
          {...fieldOf(filled, 'day')}
          label="When did it come?"
          hint="Like yesterday. Empty: today"
          width={10}
          autoComplete="off"
        />
      </UploadForm>
    </>
  );
}
