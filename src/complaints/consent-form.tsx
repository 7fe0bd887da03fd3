import { ButtonRow } from '../platform/components/buttons.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';

type ConsentFormProps = { trust: string; reference: string; patient: string; who: string; handler: string };

/** A form on paper: the patient agrees that somebody else complains for them. Works for handwriting. */
export function ConsentForm({ trust, reference, patient, who, handler }: ConsentFormProps) {
  const line = '_______________________________________';
  return (
    <>
      <div className="app-no-print">
        <p>Send it with an envelope, or in the way that {patient || 'the patient'} can read.</p>
        <ButtonRow>
          <PrintButton />
        </ButtonRow>
      </div>
      <h1>May we answer {who || 'the person who complains'} about your care?</h1>
      <p>
        {trust}. Our reference: {reference}.
      </p>
      <p>
        {who || 'Somebody'} has made a complaint about the care of {patient || 'a patient'}. To answer it we look at
        what is written about this care, and tell {who || 'them'} what we find. We do this only if you agree. Your care
        stays the same whatever you choose.
      </p>
      <h2>I agree that</h2>
      <p>☐ {who || 'the person who complains'} makes this complaint for me</p>
      <p>☐ you use my health records to look into it</p>
      <p>☐ you send the answer, with what it says about my care, to {who || 'them'}</p>
      <p>☐ you share it with other organisations that the complaint is about: {line}</p>
      <p>You can change your mind at any time. Tell us, and we stop sharing.</p>
      <p>My name: {line}</p>
      <p>My date of birth: {line}</p>
      <p>Signed: {line}</p>
      <p>Date: {line}</p>
      <p>Please give this back to {handler || 'the complaints team'}.</p>
    </>
  );
}
