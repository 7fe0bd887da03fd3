import { Button, type ButtonKind } from '../platform/components/buttons.tsx';

type SetButtonProps = {
  label: string;
  hiddenName?: string;
  kind?: ButtonKind;
  /** "next:call_back;call_time:11am": fields and what they are to say. */
  set: string;
};

/** A button that gives answers of the call: with script on the page, without it by sending the form. */
export function SetButton({ kind = 'quiet', set, ...words }: SetButtonProps) {
  return <Button {...words} kind={kind} name="act" value={`set:${set}`} formNoValidate data={{ 'data-set': set }} />;
}
