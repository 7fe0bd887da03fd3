import { AROUND } from './around.ts';
import type { Pattern } from './pattern.ts';
import { THANKS } from './thanks.ts';
import { TREATMENT } from './treatment.ts';
import { WAITING } from './waiting.ts';
import { WARDS } from './wards.ts';

/** Every story pattern of the demonstration. */
export const PATTERNS: readonly Pattern[] = [...WAITING, ...WARDS, ...TREATMENT, ...AROUND, ...THANKS];
