import type { Chances } from './chances.ts';
import type { Age, Gender } from './names.ts';

/** Of whom somebody speaks: their word for the patient, and what that makes the caller (list 'relations'). */
export type Relation = {
  word: string;
  gender: Gender;
  age: Age;
  /** Code of the list 'relations'. */
  caller: string;
  callerAge: Age;
  /** Mostly the same family name. */
  sameName: boolean;
};

const KIN: readonly (readonly [weight: number, Relation])[] = [
  [26, { word: 'mum', gender: 'she', age: 'old', caller: 'daughter_or_son', callerAge: 'middle', sameName: true }],
  [18, { word: 'dad', gender: 'he', age: 'old', caller: 'daughter_or_son', callerAge: 'middle', sameName: true }],
  [12, { word: 'husband', gender: 'he', age: 'old', caller: 'partner', callerAge: 'old', sameName: true }],
  [9, { word: 'wife', gender: 'she', age: 'old', caller: 'partner', callerAge: 'old', sameName: true }],
  [4, { word: 'partner', gender: 'he', age: 'middle', caller: 'partner', callerAge: 'middle', sameName: false }],
  [4, { word: 'nan', gender: 'she', age: 'old', caller: 'grandchild', callerAge: 'young', sameName: false }],
  [3, { word: 'grandad', gender: 'he', age: 'old', caller: 'grandchild', callerAge: 'young', sameName: false }],
  [
    4,
    { word: 'brother', gender: 'he', age: 'middle', caller: 'brother_or_sister', callerAge: 'middle', sameName: true },
  ],
  [
    4,
    { word: 'sister', gender: 'she', age: 'middle', caller: 'brother_or_sister', callerAge: 'middle', sameName: false },
  ],
  [4, { word: 'aunt', gender: 'she', age: 'old', caller: 'other_relative', callerAge: 'middle', sameName: false }],
  [3, { word: 'neighbour', gender: 'she', age: 'old', caller: 'friend', callerAge: 'old', sameName: false }],
  [3, { word: 'friend', gender: 'he', age: 'middle', caller: 'friend', callerAge: 'middle', sameName: false }],
];

const CHILDREN: readonly (readonly [weight: number, Relation])[] = [
  [5, { word: 'son', gender: 'he', age: 'child', caller: 'parent', callerAge: 'young', sameName: true }],
  [5, { word: 'daughter', gender: 'she', age: 'child', caller: 'parent', callerAge: 'young', sameName: true }],
];

const EXPECTING: readonly (readonly [weight: number, Relation])[] = [
  [4, { word: 'partner', gender: 'she', age: 'young', caller: 'partner', callerAge: 'young', sameName: false }],
  [2, { word: 'wife', gender: 'she', age: 'young', caller: 'partner', callerAge: 'young', sameName: true }],
  [2, { word: 'daughter', gender: 'she', age: 'young', caller: 'parent', callerAge: 'middle', sameName: true }],
];

export function inventRelation(chances: Chances, of: 'kin' | 'child' | 'expecting'): Relation {
  return chances.weigh({ kin: KIN, child: CHILDREN, expecting: EXPECTING }[of]);
}

export function pronouns(gender: Gender) {
  return gender === 'she'
    ? { they: 'she', them: 'her', their: 'her', theirs: 'hers', themself: 'herself' }
    : { they: 'he', them: 'him', their: 'his', theirs: 'his', themself: 'himself' };
}
