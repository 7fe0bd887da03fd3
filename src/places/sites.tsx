import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SEEN } from '../platform/seen.ts';
import type { Site } from './sites.ts';

type Props = {
  site: Site | undefined;
  filled: Filled;
  /** The sum of what the form shows. */
  seen?: string;
  /** What was said of it before. */
  before?: ReactNode;
};

export const SITES = '/desk/directory/sites';

export function EditSite({ site, filled, seen, before }: Props) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={site ? `Edit ${site.name}` : 'Add a site'} />
      <form method="post" action={site ? `${SITES}/${site.id}` : SITES} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ [SEEN]: seen }} />
        <TextField {...fieldOf(filled, 'name')} label="Name" hint="Like Anytown General Hospital" />
        <TextArea {...fieldOf(filled, 'address')} label="Address (optional)" rows={3} />
        <TextField {...fieldOf(filled, 'phone')} label="Switchboard (optional)" type="tel" width={20} />
        <ButtonRow>
          <Button label={site ? 'Save the site' : 'Add the site'} />
          <ButtonLink kind="quiet" href="/desk/directory" label="Cancel" />
        </ButtonRow>
      </form>
      {site && !site.ended_at && (
        <PostButton action={`${SITES}/${site.id}/closure`} kind="quiet" label="It has closed: take it out" />
      )}
      {site?.ended_at && (
        <>
          <p>It is taken out of the directory.</p>
          <PostButton action={`${SITES}/${site.id}/reopening`} kind="secondary" label="Put it back" />
        </>
      )}
      {before}
    </>
  );
}
