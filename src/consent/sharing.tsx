import { BackToCase, SHARING_WORDS } from '../cases/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/choices.tsx';
import { TextArea, TextField } from '../platform/components/inputs.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SHARINGS } from './sharing.forms.ts';

type Props = { reference: string; filled: Filled; was: Texts; asked: boolean };

/** What may be shared, with whom, who said so. */
export function EditSharing({ reference, filled, was, asked }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Sharing</h1>
      {!asked && <InsetText>You have not asked if we can share this. Until you do, it stays in PALS.</InsetText>}
      <form method="post" action={`/desk/cases/${reference}/sharing`} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <Radios
          {...fieldOf(filled, 'sharing')}
          label="What may be shared?"
          choices={SHARINGS.filter((one) => one !== 'safety' || was.sharing === 'safety').map((sharing) => ({
            value: sharing,
            label: SHARING_WORDS[sharing],
            ...(HINTS[sharing] ? { hint: HINTS[sharing] } : {}),
            ...(sharing === 'name' ? { children: <WithWhom filled={filled} /> } : {}),
          }))}
        />
        <TextArea
          {...fieldOf(filled, 'note')}
          label="Who said so, and how?"
          labelSize="s"
          hint="Like: Grace, by phone."
          rows={3}
        />
        <Button label="Save" />
      </form>
      <p>
        <a href={`/desk/cases/${reference}/consents`}>Who may be told what, and sharing without consent for safety</a>
      </p>
    </>
  );
}

const HINTS: Partial<Record<(typeof SHARINGS)[number], string>> = {
  no_name: 'PALS knows who it is. The ward does not.',
  safety: 'Only if somebody may come to harm. A second person agrees, and the manager is told.',
};

function WithWhom({ filled }: { filled: Filled }) {
  return <TextField {...fieldOf(filled, 'with')} label="Which services?" hint="Like: Ward 7B, Dr Shah" />;
}
