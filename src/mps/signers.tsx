import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SIGNS, SIGNS_WORDS } from './letters.rules.ts';

type Props = { filled: Filled; checked: string; saved: boolean };

export function SignerPage({ filled, checked, saved }: Props) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {saved && <Banner>Saved. It is put into each new letter.</Banner>}
      <PageHeading title="Letters from MPs" lede={checked || 'Nobody has said yet who signs here.'} />
      <p>
        How soon a letter is answered is one of <a href="/desk/settings/aims">our aims</a>.
      </p>
      <form method="post" action="/desk/settings/mp-letters" noValidate>
        <Radios
          {...fieldOf(filled, 'signs')}
          label="Who signs the answers?"
          labelSize="s"
          choices={SIGNS.map((value) => ({ value, label: SIGNS_WORDS[value] }))}
        />
        <TextField {...fieldOf(filled, 'signer')} label="Name (optional)" labelSize="s" autoComplete="off" />
        <TextField
          {...fieldOf(filled, 'email')}
          label="Email to send drafts to (optional)"
          labelSize="s"
          type="email"
          autoComplete="off"
        />
        <Button label="Save" />
      </form>
    </>
  );
}
