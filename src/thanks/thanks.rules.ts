export const KIND_WORDS = { thanks: 'Thanks', idea: 'Idea', experience: 'Experience' } as const;
export type ThanksKind = keyof typeof KIND_WORDS;

export const HOW_WORDS = { email: 'Email', phone: 'Phone', in_person: 'In person', letter: 'Letter' } as const;
export type PassedHow = keyof typeof HOW_WORDS;
export const HOWS = Object.keys(HOW_WORDS) as PassedHow[];

/** What they are called where they are listed. */
export const KINDS_WORDS = { thanks: 'Thanks', idea: 'Ideas', experience: 'Experiences' } as const;
export const KINDS = Object.keys(KIND_WORDS) as ThanksKind[];

/** What is passed on for a case: thanks, unless the case says that it is an idea or an experience. */
export function kindOf(type: string): ThanksKind {
  return type === 'idea' || type === 'experience' ? type : 'thanks';
}
