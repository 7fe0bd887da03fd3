import type { ReactNode } from 'react';

/** 18 point for whoever asks for it (?format=large), on the screen and on paper. */
export function InSize({ large, children }: { large: boolean; children: ReactNode }) {
  return large ? <div className="app-large">{children}</div> : children;
}
