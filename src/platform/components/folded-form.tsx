import type { ReactNode } from 'react';
import { Button } from './buttons.tsx';
import { MiniDetails } from './panels.tsx';

type Props = {
  /** What is done, as the line that opens it. */
  summary: string;
  /** Of what, for who does not see where it stands. */
  hiddenName?: string | undefined;
  open?: boolean | undefined;
  action: string;
  button: string;
  kind?: 'secondary' | 'quiet';
  buttonName?: string | undefined;
  children: ReactNode;
};

/** An act on a row that needs a word or two: its form is folded under its name. */
export function FoldedForm({ summary, hiddenName, open, action, button, kind = 'quiet', buttonName, children }: Props) {
  return (
    <MiniDetails summary={summary} hiddenName={hiddenName} open={open}>
      <form method="post" action={action} noValidate>
        {children}
        <Button kind={kind} label={button} hiddenName={buttonName} />
      </form>
    </MiniDetails>
  );
}
