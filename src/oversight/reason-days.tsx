import { Button } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';

export function ReasonDays({ filled, saved }: { filled: Filled; saved: boolean }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {saved && <Banner>Saved. It holds for every opening from now on.</Banner>}
      <h1>Restricted cases</h1>
      <form method="post" action="/desk/settings/restricted-cases" noValidate>
        <TextField
          {...fieldOf(filled, 'days')}
          label="How many days does a reason keep a restricted case open?"
          hint="From 1 to 90. After that, a new reason is needed."
          width={4}
          autoComplete="off"
        />
        <Button label="Save" />
      </form>
    </>
  );
}
