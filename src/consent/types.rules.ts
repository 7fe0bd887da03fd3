// How consent or standing can be given, and what belongs to each.

export const TYPES = [
  'not_yet',
  'verbal',
  'written',
  'electronic',
  'best_interests',
  'lpa',
  'deputy',
  'parental',
  'own_child',
  'personal_rep',
  'next_of_kin',
  'mp',
  'authority',
  'none_needed',
  'override',
] as const;

export type Type = (typeof TYPES)[number];

type TypeRule = {
  label: string;
  /** Good enough for a formal complaint. */
  written: boolean;
  /** What must be written down, and what to say when it is not. */
  needs?: Partial<Record<'given_by' | 'evidence' | 'reasons', string>>;
};

export const TYPE_RULES: Record<Type, TypeRule> = {
  not_yet: { label: 'Not given yet', written: false },
  verbal: { label: 'They said so', written: false, needs: { given_by: 'Enter who said so' } },
  written: { label: 'In writing', written: true, needs: { given_by: 'Enter who signed' } },
  electronic: { label: 'By email or on our form', written: true, needs: { given_by: 'Enter who wrote it' } },
  best_interests: {
    label: 'Best interests decision',
    written: true,
    needs: {
      given_by: 'Enter who decided, and their role',
      reasons: 'Write why it is in the patient’s best interests, and whether an IMCA was asked',
    },
  },
  lpa: {
    label: 'Lasting power of attorney for health and welfare',
    written: true,
    needs: { given_by: 'Enter who holds the power of attorney', evidence: 'Write what paper you saw, and when' },
  },
  deputy: {
    label: 'Deputy appointed by the Court of Protection',
    written: true,
    needs: { given_by: 'Enter who the deputy is', evidence: 'Write what paper you saw, and when' },
  },
  parental: {
    label: 'Parental responsibility',
    written: true,
    needs: { given_by: 'Enter who has parental responsibility', evidence: 'Write how you know this' },
  },
  own_child: {
    label: 'The child agrees themself',
    written: false,
    needs: {
      given_by: 'Enter the child’s name',
      reasons: 'Write who found that the child understands what this means',
    },
  },
  personal_rep: {
    label: 'Personal representative',
    written: true,
    needs: { given_by: 'Enter who it is', evidence: 'Write what paper you saw: a will, or a grant' },
  },
  next_of_kin: {
    label: 'Next of kin',
    written: true,
    needs: {
      given_by: 'Enter who it is',
      reasons: 'Write why they may know: who they are to the patient, and what the patient wished in life',
    },
  },
  mp: { label: 'The MP’s letter', written: true, needs: { evidence: 'Write the date of the letter, and where it is' } },
  authority: {
    label: 'Signed authority',
    written: true,
    needs: { given_by: 'Enter who signed', evidence: 'Write the date of the paper, and where it is' },
  },
  none_needed: { label: 'None needed', written: true, needs: { reasons: 'Write why none is needed' } },
  override: { label: 'Shared for safety', written: false },
};
