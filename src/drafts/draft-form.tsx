import type { ReactNode } from 'react';
import type { DataAttributes } from '../platform/components/buttons.tsx';

export type DraftOf = {
  /** 'note/<case>', 'told/<promise>': the key of the draft, and what the browser calls it. */
  about: string;
  owner: string;
  revision: number;
  noun: string;
};

type DraftFormProps = {
  action: string;
  draft?: DraftOf;
  className?: string;
  id?: string;
  data?: DataAttributes;
  /** Said beside the button by the script: "Saved at 10:42am". */
  stateBelow?: boolean;
  /** Takes files too; with script they are sent with a bar that shows how far they are. */
  withFiles?: boolean;
  children: ReactNode;
};

/** A form whose words are kept on their way to the record. Ctrl+Enter sends it. */
export function DraftForm({ action, draft, className, id, stateBelow = true, withFiles, children }: DraftFormProps) {
  const data = draft && {
    'data-draft': draft.about,
    'data-draft-owner': draft.owner,
    'data-draft-revision': String(draft.revision),
    'data-draft-noun': draft.noun,
  };
  const files = withFiles && { encType: 'multipart/form-data', 'data-upload': 'words' };
  return (
    <form
      method="post"
      action={action}
      className={className}
      id={id}
      noValidate
      data-ctrl-enter=""
      {...data}
      {...files}
    >
      {children}
      {stateBelow && draft && <p className="app-savebar__status app-secondary" data-save-state="" />}
    </form>
  );
}
